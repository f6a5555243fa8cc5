using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class PoliciesTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public PoliciesTests()
    {
        var file = _cli.Write("lake/stores.csv", "id,city\n1,Rome\n2,Oslo\n");
        _cli.Configure($$$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{{JsonSerializer.Serialize(Path.GetDirectoryName(file))}}} } } } }""");
        _cli.Write("config/mesh/policies/own.yaml", "policies: [{id: GP101, level: error}]\n");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Run_AfterACrawl_TellsViolationsAndFails()
    {
        await _cli.RunAsync("crawl", "lake");
        var result = await _cli.RunAsync("policies", "run");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains("GP101   error  Every dataset has an owner  1     0       0       0", result.Output, StringComparison.Ordinal);
        Assert.Contains("stores.csv: Nobody owns it.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LevelBelow_EndsWell()
    {
        await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("policies", "run", "GP104")).ExitCode);
        Assert.Equal(ExitCodes.Failed, (await _cli.RunAsync("policies", "run", "GP104", "--fail-on", "note")).ExitCode);
    }

    [Fact]
    public async Task Run_BrokenPolicy_IsAConfigurationProblemAndTheRestGoesOn()
    {
        _cli.Write("config/mesh/policies/broken.yaml", "policies: [{id: X, title: t, select: SELECT urn FROM nowhere}]\n");
        await _cli.RunAsync("crawl", "lake");
        var result = await _cli.RunAsync("policies", "run", "--source", "nothing");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("PO010 The policy X cannot be evaluated.", result.Error, StringComparison.Ordinal);
        Assert.Contains("GP101", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_All_ShowsTheBuiltInPolicies()
    {
        Assert.Single((await _cli.RunAsync("policies", "list", "--output", "json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("GP603", (await _cli.RunAsync("policies", "list", "--all")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Policy_ShowsItsQuery()
    {
        var result = await _cli.RunAsync("policies", "explain", "GP101");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("level    error", result.Output, StringComparison.Ordinal);
        Assert.Contains("mesh_owner", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("policies", "explain", "GP999")).ExitCode);
    }
}
