using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Tests.Commands;

namespace MetadataIngestion.Worker.Tests.Api;

/// <summary>The API of the real service.</summary>
public sealed class ServiceTests : IDisposable
{
    private const string Announcement = "The HTTP API listens on ";

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Run_CrawlTriggered_IsFollowedExactlyAsLogReadShowsIt()
    {
        if (OperatingSystem.IsWindows())
            return;

        _cli.Write("lake/orders.csv", "id,amount\n1,2.5\n");
        _cli.Write("appsettings.json", """
            { "Logging": { "Console": { "FormatterName": "json" } },
              "Ingestion": { "Api": { "Url": "http://127.0.0.1:0" }, "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } } } }
            """);
        await using var process = CliProcess.Start(_cli.Folder, "run");
        await process.WaitForErrorAsync("Ready after");
        using var client = new HttpClient { BaseAddress = new Uri(Address(process.Error)) };
        await using var reader = await EventReader.ConnectAsync(client, "/api/v1/log/follow");

        using var response = await client.PostAsync(new Uri("/api/v1/sources/lake/trigger", UriKind.Relative), null);
        var first = (await reader.ReadAsync(1))[0].GetRawText();
        await process.WaitForErrorAsync("Crawl of lake ended");
        var lines = (await _cli.RunAsync("log", "read", "--output", "json")).Lines;
        var rest = (await reader.ReadAsync(lines.Count - 1)).Select(entry => entry.GetRawText());
        process.Signal("TERM");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(lines, [first, .. rest]);
        Assert.True(await reader.EndsAsync());
        Assert.Equal(ExitCodes.Ok, await process.WaitAsync());
        AssertLogged(process.Error);
    }

    [Fact]
    public async Task Run_RequestIdUsedForAnother_IsToldUntilItIsMended()
    {
        _cli.Write("lake/orders.csv", "id,amount\n1,2.5\n");
        ConfigureRequests("");
        await using var process = CliProcess.Start(_cli.Folder, "run");
        await process.WaitForErrorAsync("Crawl of lake ended");
        using var client = new HttpClient { BaseAddress = new Uri(Address(process.Error)) };

        ConfigureRequests(""", "Scope": "orders" """);
        await process.WaitForErrorAsync("Ingestion:AdHoc:first");
        var conflicting = await client.GetStringAsync(new Uri("/api/v1/configuration", UriKind.Relative));
        var health = await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        ConfigureRequests("");
        await process.WaitForErrorAsync("Revision 3 of");

        Assert.Contains("\"conflicts\":[{\"path\":\"Ingestion:AdHoc:first\",\"message\":\"is not run: another request was filed under this id at", conflicting, StringComparison.Ordinal);
        Assert.Contains("1 ad-hoc requests are not run, the first: Ingestion:AdHoc:first", health, StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).StartsWith("{\"status\":\"Healthy\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_PortInUse_EndsWithTheAddressAndTheOption()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        _cli.Configure($$"""{ "Api": { "Url": "{{url}}" } }""");

        var result = await _cli.RunAsync("run");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains($"error: the HTTP API cannot listen on {url}/: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("change Ingestion:Api:Url.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ReachableWithoutKeys_IsRefused()
    {
        _cli.Configure("""{ "Api": { "Url": "http://0.0.0.0:0" } }""");

        var result = await _cli.RunAsync("run");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("Ingestion:Api:KeyFile\n    is required because http://0.0.0.0:0/ can be reached from other machines.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeyFileThatAnybodyMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(_cli.Write("keys.json", "{}"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        _cli.Configure("""{ "Api": { "Url": "http://127.0.0.1:0", "KeyFile": "keys.json" } }""");

        var result = await _cli.RunAsync("run");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains($"Run: chmod 600 {Path.Combine(_cli.Folder, "keys.json")}\n    in appsettings.json:1", result.Error, StringComparison.Ordinal);
    }

    private void ConfigureRequests(string more) => _cli.Write("appsettings.json", $$"""
        { "Logging": { "Console": { "FormatterName": "json" } },
          "Ingestion": { "Api": { "Url": "http://127.0.0.1:0" }, "AdHoc": { "first": { "Source": "lake"{{more}} } },
            "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } } } }
        """);

    private static string Address(string error)
    {
        var start = error.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length;
        return error[start..error.IndexOf('"', start)];
    }

    private static void AssertLogged(string error)
    {
        var records = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] == '{').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(records, record => Message(record).EndsWith("sent POST /api/v1/sources/lake/trigger", StringComparison.Ordinal));
        Assert.DoesNotContain(records, record => record.GetProperty("category").GetString()!.StartsWith("Microsoft", StringComparison.Ordinal));
        var ended = records.Single(record => Message(record).StartsWith("Crawl of lake ended", StringComparison.Ordinal)).GetProperty("scope");
        Assert.Equal("lake", ended.GetProperty("Source").GetString());
        Assert.StartsWith("lake-", ended.GetProperty("RunId").GetString(), StringComparison.Ordinal);
    }

    private static string Message(JsonElement record) => record.GetProperty("message").GetString()!;
}
