using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class ScopeTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public ScopeTests()
    {
        _cli.Write("lake/sales/orders.csv", "id\n1\n");
        _cli.Write("lake/hr/people.csv", "id\n1\n");
        var root = JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"));
        _cli.Configure($$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{root}} } }, "other": { "Type": "filelake", "Options": { "Root": {{root}} } } } }""");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_Scope_IsInTheReportAndInTheListOfRuns()
    {
        var crawl = await _cli.RunAsync("crawl", "lake", "--scope", "lake/sales", "--output", "json");
        var runs = await _cli.RunAsync("runs");
        var run = await _cli.RunAsync("runs", crawl.Json[0].GetProperty("runId").GetString()!);

        Assert.Equal(ExitCodes.Ok, crawl.ExitCode);
        Assert.Equal(("lake/sales", 3), (crawl.Json[0].GetProperty("scope").GetString(), crawl.Json[0].GetProperty("entities").GetProperty("added").GetInt32()));
        Assert.Matches(@"\slake\s+lake/sales\s+20", runs.Lines[1]);
        Assert.Contains("\n  scope       lake/sales\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Scope_ShowsWhatItWouldTouch()
    {
        var plan = await _cli.RunAsync("plan", "lake", "--scope", "lake/hr/*");

        Assert.Equal(ExitCodes.Ok, plan.ExitCode);
        Assert.Contains(plan.Lines, line => line.Contains("lake/hr/people", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Lines, line => line.Contains("orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_ScopeOfNothing_FailsAndNamesWhatThereIs()
    {
        var crawl = await _cli.RunAsync("crawl", "lake", "--scope", "lake/sails");

        Assert.Equal(ExitCodes.Failed, crawl.ExitCode);
        Assert.Contains("The scope \"lake/sails\" holds nothing that the source has", crawl.Output, StringComparison.Ordinal);
        Assert.Contains("-> Correct the scope. There are, among others: lake/sales", crawl.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scope: \"regex:(\" is not a valid regular expression", "crawl", "lake", "--scope", "regex:(")]
    [InlineData("--scope names a part of one source; name that source alone.", "crawl", "--all", "--scope", "lake/sales")]
    public async Task Crawl_ScopeThatDoesNotFit_IsAUsageError(string expected, params string[] arguments)
    {
        var crawl = await _cli.RunAsync(arguments);

        Assert.Equal(ExitCodes.Usage, crawl.ExitCode);
        Assert.Contains(expected, crawl.Error, StringComparison.Ordinal);
    }
}
