using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>What the command line asks of a service in a process of its own.</summary>
public sealed class RequestTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public RequestTests()
    {
        _cli.Write("lake/sales/orders.csv", "id\n1\n");
        _cli.Write("lake/hr/people.csv", "id\n1\n");
        Configure("{}");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Trigger_NoService_RefusesAndSaysWhatToDo()
    {
        var result = await _cli.RunAsync("trigger", "lake");

        Assert.Equal(ExitCodes.Connection, result.ExitCode);
        Assert.Contains("error: No service runs on the store ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Start it with run, or crawl in this process with crawl.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trigger_Service_CrawlsOnceForEachIdAndIsFollowed()
    {
        await using var service = await StartAsync();

        var scoped = await _cli.RunAsync("trigger", "LAKE", "--scope", "lake/sales", "--request-id", "one", "--wait", "--output", "json");
        var again = await _cli.RunAsync("trigger", "lake", "--scope", "lake/sales", "--request-id", "one", "--wait", "--output", "json");
        var conflict = await _cli.RunAsync("trigger", "lake", "--request-id", "one");
        var nothing = await _cli.RunAsync("trigger", "lake", "--scope", "nothing", "--wait");

        Assert.Equal((ExitCodes.Ok, "lake", "lake/sales", "one"), (scoped.ExitCode, Text(scoped, "source"), Text(scoped, "scope"), Text(scoped, "requestId")));
        Assert.Equal(Text(scoped, "runId"), Text(again, "runId"));
        Assert.Equal(ExitCodes.Usage, conflict.ExitCode);
        Assert.Contains("another request was filed as 'one' before", conflict.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, nothing.ExitCode);

        var requests = await _cli.RunAsync("requests", "--state", "ended", "--output", "json");
        Assert.Equal([("Failed", "Command"), ("Succeeded", "Command")], requests.Json.Select(line => (line.GetProperty("outcome").GetString(), line.GetProperty("origin").GetString())));
    }

    [Fact]
    public async Task Pause_Service_RequestsWaitUntilResume()
    {
        await using var service = await StartAsync();
        var paused = await _cli.RunAsync("pause", "lake");
        await _cli.RunAsync("trigger", "lake", "--request-id", "one");
        var waiting = await _cli.RunAsync("requests");

        var resumed = await _cli.RunAsync("resume", "lake");
        var followed = await _cli.RunAsync("trigger", "lake", "--request-id", "one", "--wait");

        Assert.Equal(("lake is now paused.\n", "lake is now not paused.\n"), (paused.Error, resumed.Error));
        Assert.Matches(@"^one\s+lake\s+-\s+command\s+20.*waiting\s+0\s+-\s+-\s*$", waiting.Lines[1]);
        Assert.Equal(ExitCodes.Ok, followed.ExitCode);
    }

    [Fact]
    public async Task Service_KilledAndStartedAgain_RunsEachRequestOfTheConfigurationOnce()
    {
        Configure("""{ "a": { "Source": "lake" }, "b": { "Source": "lake", "Scope": "lake/hr" } }""");
        await using (var service = await StartAsync())
        {
            await service.WaitForErrorAsync("Request b for a crawl of lake ended");
            service.Signal("KILL");
            await service.WaitAsync();
        }

        Configure("""{ "a": { "Source": "lake" }, "c": { "Source": "lake", "Scope": "lake/sales" } }""");
        await using (var service = await StartAsync())
        {
            await service.WaitForErrorAsync("Request c for a crawl of lake ended");
        }

        var runs = await _cli.RunAsync("runs", "--output", "json");
        Assert.Equal(["a", "b", "c"], runs.Json.Select(run => run.GetProperty("requestId").GetString()).Order());
    }

    [Theory]
    [InlineData("there is no source 'lak'. Did you mean 'lake'?", "trigger", "lak")]
    [InlineData("the source 'off' is disabled.", "trigger", "off")]
    [InlineData("--request-id is not a name", "trigger", "lake", "--request-id", "a/b")]
    [InlineData("there is no source 'lak'.", "pause", "lak")]
    public async Task Verbs_ArgumentsThatDoNotFit_AreUsageErrors(string expected, params string[] arguments)
    {
        var result = await _cli.RunAsync(arguments);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private void Configure(string requests) => _cli.Configure($$"""
        {
          "Api": { "Enabled": false },
          "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } }, "off": { "Type": "filelake", "Enabled": false } },
          "AdHoc": {{requests}}
        }
        """);

    private async Task<CliProcess> StartAsync()
    {
        var service = CliProcess.Start(_cli.Folder, "run");
        await service.WaitForErrorAsync("Ready after");
        return service;
    }

    private static string? Text(CliResult result, string name) => result.Json[0].GetProperty(name).GetString();
}
