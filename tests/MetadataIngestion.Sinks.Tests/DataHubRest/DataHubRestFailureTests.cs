using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.Http;
using MetadataIngestion.Sinks.Tests.Http;
using static MetadataIngestion.Sinks.Tests.DataHubRest.DataHubRestRun;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

public sealed class DataHubRestFailureTests
{
    [Theory]
    [InlineData(null, "Give an access token as Token")]
    [InlineData("wrong-token", "The Token is wrong, expired or revoked")]
    public async Task WriteAsync_LoginIsRefused_IsAFailureOfTheWholeWithARemedy(string? token, string remedy)
    {
        await using var gms = await new TestGms { Token = "right-token" }.StartAsync(null);

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url, Token = token });

        Assert.StartsWith($"DataHub at {gms.Url} answered 401 Unauthorized: Unauthorized to perform this action. {remedy}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", error, StringComparison.Ordinal);
        Assert.Single(gms.Requests);
    }

    [Fact]
    public async Task WriteAsync_NotAllowed_NamesTheRight()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => GmsAnswer.Error(403, "crawler is unauthorized to edit");

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.Equal(
            $"DataHub at {gms.Url} answered 403 Forbidden: crawler is unauthorized to edit. Allow the user of the Token to edit all entities, in DataHub under Settings, Permissions.",
            error);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task WriteAsync_ServerIsBusyForAWhile_IsTriedAgain(int status)
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => gms.Requests.Count < 4 ? GmsAnswer.Error(status, "busy") : null;

        Assert.Empty(await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, Range(1, 2)));

        Assert.Equal([1, 2], gms.Stored);
    }

    [Fact]
    public async Task WriteAsync_ServerIsBusyForLong_FailsAsAWhole()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => GmsAnswer.Error(503, "starting");

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.Equal(
            $"DataHub at {gms.Url} answered 503 Service Unavailable: starting. Nothing is lost: it is tried again. See DataHub's own log if it stays so.", error);
        Assert.Equal(4, gms.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 05 Nov 2026 10:00:12 GMT", 12)]
    public async Task WriteAsync_ServerSaysWhenToComeBack_WaitsThatLong(string retryAfter, int seconds)
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => gms.Requests.Count < 2 ? GmsAnswer.Error(429, "slow down") with { Header = ("Retry-After", retryAfter) } : null;
        var time = new InstantTime();

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, time, Range(1, 2));

        Assert.Equal([1, 2], gms.Stored);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], time.Waits);
    }

    [Fact]
    public async Task WriteAsync_ServerAsksForALongWait_LeavesItToTheRelay()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => GmsAnswer.Error(429, "slow down") with { Header = ("Retry-After", "3600") };

        await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.Single(gms.Requests);
    }

    [Fact]
    public async Task WriteAsync_LoginPage_IsNotTakenForDelivery()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => new GmsAnswer(200, "<html>Sign in</html>", "text/html");

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.StartsWith($"DataHub at {gms.Url} answered with a web page, such as a login page; nothing was delivered.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Redirect_IsNotFollowed()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => new GmsAnswer(302) { Header = ("Location", "https://login.example.com") };

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.StartsWith($"DataHub at {gms.Url} answered 302 Found. Give the address of the metadata service itself", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_NothingListens_SaysWhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await FailAsync(new DataHubRestSinkOptions { Server = $"http://127.0.0.1:{port}" });

        Assert.StartsWith($"DataHub at http://127.0.0.1:{port} cannot be reached: Connection refused", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_NoAnswer_FailsAfterTheTimeout()
    {
        var end = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => end.Task);

        var error = await FailAsync(new DataHubRestSinkOptions { Server = server.Url, Timeout = TimeSpan.FromMilliseconds(50) });
        end.SetResult();

        Assert.StartsWith($"DataHub at {server.Url} did not answer within 00:00:00.0500000.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Cancelled_EndsAsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ =>
        {
            cancellation.Cancel();
            return GmsAnswer.Error(503, "stopping");
        };
        await using var sink = new DataHubRestSink(new DataHubRestSinkOptions { Server = gms.Url }, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await sink.WriteAsync([Entry(1)], cancellation.Token));
    }

    [Fact]
    public async Task WriteAsync_CertificateOfAnUnknownAuthority_NamesTheOption()
    {
        using var authority = new TestAuthority();
        await using var gms = await new TestGms().StartAsync(authority);

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url });

        Assert.StartsWith($"The TLS connection to DataHub at {gms.Url} failed: ", error, StringComparison.Ordinal);
        Assert.Contains("Tls:CaCertificatePath", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AuthorityAndClientCertificateAreGiven_Delivers()
    {
        using var authority = new TestAuthority();
        await using var gms = await new TestGms().StartAsync(authority, asksForCertificate: true);
        var tls = new TlsOptions
        {
            CaCertificatePath = authority.RootPath,
            ClientCertificatePath = authority.ClientCertificatePath,
            ClientKeyPath = authority.ClientKeyPath,
        };

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Tls = tls }, Range(1, 2));

        Assert.Equal([1, 2], gms.Stored);
    }

    [Theory]
    [InlineData("missing.pem", null, "CaCertificatePath")]
    [InlineData(null, "missing.pem", "ClientCertificatePath and ClientKeyPath")]
    public async Task WriteAsync_CertificateCannotBeRead_NamesTheFileAndTheOption(string? authority, string? certificate, string option)
    {
        var tls = new TlsOptions { CaCertificatePath = authority, ClientCertificatePath = certificate };

        var error = await FailAsync(new DataHubRestSinkOptions { Server = "https://127.0.0.1:1", Tls = tls });

        Assert.StartsWith("The certificate cannot be read from missing.pem: ", error, StringComparison.Ordinal);
        Assert.EndsWith($"Correct {option} under Tls.", error, StringComparison.Ordinal);
    }
}
