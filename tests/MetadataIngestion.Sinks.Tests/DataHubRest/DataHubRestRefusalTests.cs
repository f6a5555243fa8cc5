using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.DataHubRest;
using static MetadataIngestion.Sinks.Tests.DataHubRest.DataHubRestRun;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

public sealed class DataHubRestRefusalTests
{
    [Theory]
    [InlineData(DataHubEndpoint.RestLi, 422, "422 Unprocessable Entity")]
    [InlineData(DataHubEndpoint.RestLi, 400, "400 Bad Request")]
    [InlineData(DataHubEndpoint.OpenApi, 400, "400 Bad Request")]
    public async Task WriteAsync_SomeEntriesAreRefused_TheyAloneAreRejectedAndTheRestKeepsItsOrder(DataHubEndpoint endpoint, int status, string expected)
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = request => request.Offsets.Any(offset => offset is 3 or 8) ? GmsAnswer.Error(status, "Invalid urn") : null;

        var rejected = await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Endpoint = endpoint }, Range(1, 9));

        Assert.Equal([new RejectedEntry(3, $"DataHub answered {expected}: Invalid urn"), new RejectedEntry(8, $"DataHub answered {expected}: Invalid urn")], rejected);
        Assert.Equal([1, 2, 4, 5, 6, 7, 9], gms.Stored);
    }

    [Fact]
    public async Task WriteAsync_RequestIsTooLargeForTheServer_IsDividedUntilItFits()
    {
        await using var gms = await TestGms.StartAsync();
        var huge = Entry(5, aspect: $$"""{"rawSchema":"{{new string('x', 2000)}}"}""");
        gms.Answer = request => request.Body.Length > 1500 ? new GmsAnswer(413, "<html>too large</html>", "text/html") : null;

        var rejected = await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, [.. Range(1, 4), huge, Entry(6)]);

        Assert.Equal([1, 2, 3, 4, 6], gms.Stored);
        var refused = Assert.Single(rejected);
        Assert.Equal(5, refused.Offset);
        Assert.StartsWith("DataHub answered 413", refused.Reason, StringComparison.Ordinal);
        Assert.Contains($"{gms.Requests.Single(request => request.Offsets is [5]).Body.Length} bytes", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_DeletionIsRefused_IsRejected()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = request => request.Method == "DELETE" ? GmsAnswer.Error(400, "unknown aspect") : null;

        var rejected = await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, Entry(1), Entry(2, change: ChangeType.Delete));

        Assert.Equal([new RejectedEntry(2, "DataHub answered 400 Bad Request: unknown aspect")], rejected);
    }

    [Theory]
    [InlineData("<html>Bad Request</html>", "text/html")]
    [InlineData("", "text/plain")]
    [InlineData("{}", "application/json")]
    [InlineData("[1", "application/json")]
    public async Task WriteAsync_BadRequestIsNotFromDataHub_IsAFailureOfTheWhole(string body, string contentType)
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => new GmsAnswer(400, body, contentType);

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.StartsWith($"DataHub at {gms.Url} answered 400 Bad Request. What answers there does not seem to be DataHub", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_ServerRepeatsTheToken_ReasonMasksIt()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => GmsAnswer.Error(422, "Bearer secret-token cannot write\\n\\tthis " + new string('x', 600));

        var rejected = await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Token = "secret-token" }, Entry(1));

        var reason = Assert.Single(rejected).Reason;
        Assert.StartsWith("DataHub answered 422 Unprocessable Entity: Bearer *** cannot write this xxx", reason, StringComparison.Ordinal);
        Assert.True(reason.Length < 600);
    }
}
