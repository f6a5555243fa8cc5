using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.Tests.Http;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

public sealed class DataHubCheckTests
{
    [Theory]
    [InlineData(DataHubEndpoint.RestLi, "a sample proposal for RestLi is a request of ")]
    [InlineData(DataHubEndpoint.OpenApi, "a sample proposal for OpenApi is a request of ")]
    public async Task TestConnectionAsync_EverythingIsRight_SaysWhatIsThereAndWritesNothing(DataHubEndpoint endpoint, string encoding)
    {
        await using var gms = await new TestGms { Token = "right-token" }.StartAsync(authority: null);

        var report = await CheckAsync(new DataHubRestSinkOptions { Server = gms.Url, Token = "right-token", Endpoint = endpoint });

        Assert.Equal(
            [
                ("server", ConnectionStepStatus.Passed, $"{gms.Url} is DataHub v1.6.0"),
                ("authentication", ConnectionStepStatus.Passed, "the token is accepted; the right to write shows with the first delivery"),
            ],
            report.Steps.Take(2).Select(step => (step.Name, step.Status, step.Detail)));
        Assert.StartsWith(encoding, report.Steps[2].Detail, StringComparison.Ordinal);
        Assert.True(report.Succeeded);
        Assert.All(gms.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData(null, "Give an access token as Token")]
    [InlineData("wrong-token", "The Token is wrong, expired or revoked")]
    public async Task TestConnectionAsync_LoginIsRefused_FailsThereWithTheRemedy(string? token, string remedy)
    {
        await using var gms = await new TestGms { Token = "right-token" }.StartAsync(authority: null);

        var report = await CheckAsync(new DataHubRestSinkOptions { Server = gms.Url, Token = token });

        Assert.Equal(["server", "authentication"], report.Steps.Select(step => step.Name));
        Assert.Equal(ConnectionStepStatus.Failed, report.Steps[1].Status);
        Assert.Contains(remedy, report.Steps[1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>Sign in</html>", "text/html")]
    [InlineData(200, """{"status":"UP"}""", "application/json")]
    [InlineData(200, "[]", "application/json")]
    [InlineData(200, "", "application/json")]
    [InlineData(404, "", "application/json")]
    public async Task TestConnectionAsync_SomethingElseAnswers_TellsTheRightAddress(int status, string body, string type)
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => new GmsAnswer(status, body, type);

        var report = await CheckAsync(new DataHubRestSinkOptions { Server = gms.Url });

        var step = Assert.Single(report.Steps);
        Assert.Equal(ConnectionStepStatus.Failed, step.Status);
        Assert.EndsWith("such as http://datahub-gms:8080, or that of the web interface with /api/gms.", step.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestConnectionAsync_NothingListens_FailsAtOnce()
    {
        var time = new InstantTime();
        await using var sink = new DataHubRestSink(new DataHubRestSinkOptions { Server = "http://127.0.0.1:1" }, time);

        var step = Assert.Single((await sink.TestConnectionAsync(CancellationToken.None)).Steps);

        Assert.StartsWith("DataHub at http://127.0.0.1:1 cannot be reached: Connection refused", step.Detail, StringComparison.Ordinal);
        Assert.Empty(time.Waits);
    }

    private static async Task<ConnectionReport> CheckAsync(DataHubRestSinkOptions options)
    {
        await using var sink = new DataHubRestSink(options, new InstantTime());
        return await sink.TestConnectionAsync(CancellationToken.None);
    }
}
