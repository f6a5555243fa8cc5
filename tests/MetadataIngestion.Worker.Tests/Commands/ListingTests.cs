using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class ListingTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Plugins_Json_ListsTheConnectorsOfThisTree()
    {
        var result = await _cli.RunAsync("plugins", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(["filelake", "kafka", "postgresql", "sqlserver"], result.Json.Select(plugin => plugin.GetProperty("type").GetString()));
        Assert.All(result.Json, plugin => Assert.Equal("Loaded", plugin.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Plugins_BrokenOne_ShowsReasonAndRemedy()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "test-plugins");

        var result = await _cli.RunAsync("plugins", $"--Ingestion:Plugins:Directory={folder}", "--verbosity", "quiet");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("NotSupported", result.Output, StringComparison.Ordinal);
        Assert.Contains("newer-contract: It was built for version", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_ScheduleAndZone_ShowsTheNextTime()
    {
        _cli.Configure("""
            { "Sources": {
                "b": { "Type": "filelake", "Options": { "Root": "." }, "Schedule": "0 0 3 1 1 ?", "TimeZone": "Europe/Berlin" },
                "a": { "Type": "filelake", "Enabled": false } } }
            """);

        var result = await _cli.RunAsync("sources");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(3, result.Lines.Count);
        Assert.Matches(@"^a\s+filelake\s+PROD\s+-\s+-\s+-\s+no\s*$", result.Lines[1]);
        Assert.Matches(@"^b\s+filelake\s+PROD\s+-\s+0 0 3 1 1 \?\s+\d{4}-01-01 03:00 \+01:00\s+yes\s*$", result.Lines[2]);
    }

    [Fact]
    public async Task Runs_AfterCrawls_ListsTheNewestFirstAndShowsOneWhole()
    {
        await _cli.RunAsync("quickstart");
        await _cli.RunAsync("quickstart");

        var runs = await _cli.RunAsync("runs", "--output", "json");
        var table = await _cli.RunAsync("runs");
        var id = runs.Json[1].GetProperty("runId").GetString()!;
        var one = await _cli.RunAsync("runs", id);

        Assert.Equal([0, 14], runs.Json.Select(run => run.GetProperty("entities").GetProperty("added").GetInt32()));
        Assert.Equal(3, table.Lines.Count);
        Assert.StartsWith("quickstart: succeeded in ", one.Output, StringComparison.Ordinal);
        Assert.Contains(id, one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Sources_ReportsEachAndFailsWithFour()
    {
        _cli.Write("lake/a.csv", "id\n1\n");
        _cli.Variables["LAKE"] = Path.Combine(_cli.Folder, "lake");
        _cli.Configure("""
            { "Sources": {
                "good": { "Type": "filelake", "Options": { "Root": "${LAKE}" } },
                "bad": { "Type": "filelake", "Options": { "Root": "/nowhere/at/all" } } } }
            """);

        var good = await _cli.RunAsync("check", "good", "--output", "json");
        var all = await _cli.RunAsync("check");

        Assert.Equal(ExitCodes.Ok, good.ExitCode);
        Assert.True(good.Json[0].GetProperty("succeeded").GetBoolean());
        Assert.Equal(ExitCodes.Connection, all.ExitCode);
        Assert.Contains("bad: not ready\n  FAILED  ", all.Output, StringComparison.Ordinal);
        Assert.Contains("good: ready\n  ok      ", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_cli.Variables["LAKE"], all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Sinks_ReportsEachAndFailsWithFour()
    {
        _cli.Configure("""
            { "Sinks": {
                "files": { "Type": "file", "Options": { "Path": "data/log.ndjson" } },
                "hub": { "Type": "datahub-rest", "Options": { "Server": "http://127.0.0.1:1", "Token": "top-secret" } },
                "off": { "Type": "console", "Enabled": false } } }
            """);

        var all = await _cli.RunAsync("check");
        var one = await _cli.RunAsync("check", "HUB", "--output", "json");
        var files = await _cli.RunAsync("check", "files");
        var off = await _cli.RunAsync("check", "off");
        var unknown = await _cli.RunAsync("check", "nothing");

        Assert.Equal(ExitCodes.Connection, all.ExitCode);
        Assert.Contains("sink files: ready\n  limited connection: a sink of type file has no connection test\n", all.Output, StringComparison.Ordinal);
        Assert.Contains("sink hub: not ready\n  FAILED  server: DataHub at http://127.0.0.1:1 cannot be reached: ", all.Output, StringComparison.Ordinal);
        Assert.Equal("hub", Assert.Single(one.Json).GetProperty("sink").GetString());
        Assert.Equal(ExitCodes.Connection, one.ExitCode);
        Assert.Equal(ExitCodes.Ok, files.ExitCode);
        Assert.Equal((ExitCodes.Usage, ExitCodes.Usage), (off.ExitCode, unknown.ExitCode));
    }

    [Fact]
    public async Task Check_Path_SaysWhichDatasetAFileBelongsTo()
    {
        _cli.Write("lake/a.csv", "id\n1\n");
        _cli.Variables["LAKE"] = Path.Combine(_cli.Folder, "lake");
        _cli.Configure("""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "${LAKE}" } } } }""");

        var known = await _cli.RunAsync("check", "lake", "--path", "a.csv");
        var unknown = await _cli.RunAsync("check", "lake", "--path", "b.csv");

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (known.ExitCode, unknown.ExitCode));
        Assert.Contains("belongs to the dataset lake/a.csv, because", known.Output, StringComparison.Ordinal);
        Assert.Contains("belongs to no dataset: there is no such file", unknown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_SecondTime_ReadsNoUnchangedFile()
    {
        _cli.Write("lake/a.csv", "id\n1\n");
        _cli.Variables["LAKE"] = Path.Combine(_cli.Folder, "lake");
        _cli.Configure("""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "${LAKE}" } } } }""");

        await _cli.RunAsync("crawl", "lake");
        var again = await _cli.RunAsync("crawl", "lake", "--output", "json");

        var incremental = again.Json[0].GetProperty("capabilities").EnumerateArray().Single(capability => capability.GetProperty("name").GetString() == "incremental");
        Assert.Equal("1 of 1 datasets were unchanged and not read", incremental.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Doctor_SoundEnvironment_FindsEverythingGood()
    {
        var result = await _cli.RunAsync("doctor", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(
            ["program", "clock", "plugin filelake", "plugin kafka", "plugin postgresql", "plugin sqlserver", "configuration", "permissions", "store"],
            result.Json.Select(finding => finding.GetProperty("check").GetString()));
        Assert.All(result.Json, finding => Assert.Equal("Good", finding.GetProperty("health").GetString()));
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Doctor_BrokenConfiguration_StillLooksAtTheRest()
    {
        _cli.Configure("""{ "Nonsense": 1 }""");

        var result = await _cli.RunAsync("doctor");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains("BROKEN  configuration: 1 problems in 1 files\n        -> The command validate lists them.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("ok      store: ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, "1", false)]
    [InlineData(false, null, false)]
    public async Task Error_TerminalAndNoColor_DecideColours(bool isTerminal, string? noColor, bool expected)
    {
        _cli.IsTerminal = isTerminal;
        if (noColor is not null)
            _cli.Variables["NO_COLOR"] = noColor;

        var failed = await _cli.RunAsync("crawl", "nothing");
        var listed = await _cli.RunAsync("plugins");

        Assert.Equal(expected, failed.Error.Contains("\u001b[31m", StringComparison.Ordinal));
        Assert.Equal(expected, listed.Output.Contains("\u001b[", StringComparison.Ordinal));
    }
}
