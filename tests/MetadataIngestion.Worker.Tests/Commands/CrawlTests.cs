using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class CrawlTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public CrawlTests()
    {
        foreach (var letter in "abcdefghijklmnopqrst")
            _cli.Write($"lake/table-{letter}.csv", "id,name\n1,a\n2,b\n");
        _cli.Configure($$"""
            {
              "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"))}} } } },
              "Sinks": { "out": { "Type": "file", "Options": { "Path": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "out.ndjson"))}} } } }
            }
            """);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_Twice_ReportsAndDeliversOnceAndThenNothing()
    {
        var first = await _cli.RunAsync("crawl", "lake", "--output", "json");
        var second = await _cli.RunAsync("crawl", "--all", "--output", "json");

        Assert.Equal(ExitCodes.Ok, first.ExitCode);
        var report = Assert.Single(first.Json);
        Assert.Equal("Succeeded", report.GetProperty("status").GetString());
        Assert.Equal(21, report.GetProperty("entities").GetProperty("added").GetInt32());
        var emitted = report.GetProperty("proposals").GetProperty("emitted").GetInt64();
        Assert.Equal(emitted, report.GetProperty("log").GetProperty("lastOffset").GetInt64());
        Assert.Contains($"out: {emitted} entries delivered, up to offset {emitted}", first.Error, StringComparison.Ordinal);
        Assert.Equal(emitted, File.ReadAllLines(Path.Combine(_cli.Folder, "out.ndjson")).Length);

        Assert.Equal(ExitCodes.Ok, second.ExitCode);
        Assert.Equal(0, Assert.Single(second.Json).GetProperty("proposals").GetProperty("emitted").GetInt32());
        Assert.Contains("out: nothing new to deliver", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_Json_HasTheDocumentedFields()
    {
        var report = Assert.Single((await _cli.RunAsync("crawl", "lake", "--output", "json")).Json);

        foreach (var path in new[]
        {
            "runId", "source", "requestId", "status", "startedAt", "durationMs", "scopes/complete", "scopes/incomplete", "entities/seen",
            "entities/added", "entities/changed", "entities/unchanged", "entities/removed", "entities/filtered", "proposals/emitted",
            "proposals/suppressed", "capabilities", "warnings", "failures", "log/firstOffset", "log/lastOffset",
        })
        {
            Assert.True(Has(report, path), path);
        }
    }

    [Fact]
    public async Task Crawl_Table_ShowsCountsForPeople()
    {
        var result = await _cli.RunAsync("crawl", "lake");

        Assert.StartsWith("lake: succeeded in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("  entities    21 seen: 21 added, 0 changed, 0 unchanged; 0 removed, 0 filtered\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  scopes      2 complete, 0 incomplete\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_MissingRoot_FailsWithCauseAndRemedy()
    {
        Directory.Delete(Path.Combine(_cli.Folder, "lake"), recursive: true);

        var result = await _cli.RunAsync("crawl", "lake");

        Assert.NotEqual(ExitCodes.Ok, result.ExitCode);
        Assert.StartsWith("lake: failed in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("does not exist", result.Output, StringComparison.Ordinal);
        Assert.Contains("  -> ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_UnreadableFile_IsPartial()
    {
        File.WriteAllBytes(Path.Combine(_cli.Folder, "lake", "table-a.csv"), [0, 1, 2, 0, 255, 0, 3, 0, 0, 0]);

        var result = await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Partial, result.ExitCode);
        Assert.StartsWith("lake: partially succeeded in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("table-a.csv", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_ManyRemovals_WaitForApprovalAndGoOnceApproved()
    {
        await _cli.RunAsync("crawl", "lake");
        foreach (var letter in "abcdefghijklmno")
            File.Delete(Path.Combine(_cli.Folder, "lake", $"table-{letter}.csv"));

        var held = await _cli.RunAsync("crawl", "lake");
        var approved = await _cli.RunAsync("crawl", "lake", "--approve-removals", "--output", "json");

        Assert.Equal(ExitCodes.AwaitingApproval, held.ExitCode);
        Assert.Contains("15 removals wait for approval\n              -> If they are right: crawl lake --approve-removals\n", held.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, approved.ExitCode);
        Assert.Equal(15, approved.Json[0].GetProperty("entities").GetProperty("removed").GetInt32());
    }

    [Fact]
    public async Task Crawl_Interrupted_SaysSoAndExitsWith130()
    {
        _cli.Interrupted = new CancellationToken(canceled: true);

        var result = await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Interrupted, result.ExitCode);
    }

    [Fact]
    public async Task Crawl_StoreThatCannotBeMade_FailsNamingIt()
    {
        _cli.Write("blocked", "a file where a folder should be");

        var result = await _cli.RunAsync("crawl", "lake", $"--Ingestion:Store:Path={Path.Combine(_cli.Folder, "blocked", "m.db")}");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains(Path.Combine(_cli.Folder, "blocked"), result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_SinkThatFails_IsPartialAndLosesNothing()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "out.ndjson"));

        var result = await _cli.RunAsync("crawl", "lake", "--output", "json");

        Assert.Equal(ExitCodes.Partial, result.ExitCode);
        Assert.Equal("Succeeded", result.Json[0].GetProperty("status").GetString());
        Assert.Contains("error: Sink \"out\" did not take the log from offset 1 on", result.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing is lost", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_NewSource_ShowsChangesAndWritesNothing()
    {
        var table = await _cli.RunAsync("plan", "lake");
        var json = await _cli.RunAsync("plan", "lake", "--output", "json");

        Assert.Equal(ExitCodes.Ok, table.ExitCode);
        Assert.Equal(21, table.Lines.Count(line => line.StartsWith("+ urn:li:", StringComparison.Ordinal)));
        Assert.Equal(21, json.Json.Count(line => line.TryGetProperty("change", out var change) && change.GetString() == "Added"));
        Assert.Equal("lake", json.Json[^1].GetProperty("source").GetString());
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Plan_AfterARemoval_ShowsItsReason()
    {
        await _cli.RunAsync("crawl", "lake");
        File.Delete(Path.Combine(_cli.Folder, "lake", "table-g.csv"));

        var plan = await _cli.RunAsync("plan", "lake");

        var removal = Assert.Single(plan.Lines, line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.Contains("table-g.csv", removal, StringComparison.Ordinal);
        Assert.EndsWith("dropped", removal, StringComparison.Ordinal);
    }

    private static bool Has(JsonElement element, string path)
    {
        foreach (var name in path.Split('/'))
        {
            if (!element.TryGetProperty(name, out element))
                return false;
        }

        return true;
    }
}
