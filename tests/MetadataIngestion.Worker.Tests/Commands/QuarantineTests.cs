using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class QuarantineTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public QuarantineTests()
    {
        var file = _cli.Write("lake/stores.csv", "id,city\n1,Rome\n2,Oslo\n");
        _cli.Configure($$$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{{JsonSerializer.Serialize(Path.GetDirectoryName(file))}}} } } } }""");
        _cli.Write("config/mesh/policies/own.yaml", "policies: [{id: GP101, gate: true}]\n");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Approve_DatasetThatWaits_IsProposedByTheNextCrawl()
    {
        var plan = await _cli.RunAsync("plan", "lake");
        Assert.Contains("It waits in quarantine", plan.Output + plan.Error, StringComparison.Ordinal);
        var crawl = JsonDocument.Parse((await _cli.RunAsync("crawl", "lake", "--output", "json")).Output).RootElement;
        Assert.Equal(1, crawl.GetProperty("quarantined").GetInt64());
        var entry = JsonDocument.Parse((await _cli.RunAsync("quarantine", "list", "--output", "json")).Output).RootElement;
        Assert.Equal("GP101 (warning): Nobody owns it.", entry.GetProperty("reason").GetString());
        Assert.DoesNotContain("stores.csv", (await _cli.RunAsync("log", "read", "--output", "json", "--aspect", "schemaMetadata")).Output, StringComparison.Ordinal);

        var path = entry.GetProperty("path").GetString()!;
        Assert.Contains("\"schemaMetadata\":{", (await _cli.RunAsync("quarantine", "show", path)).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("quarantine", "approve", path, "--by", "ann", "--reason", "agreed")).ExitCode);
        await _cli.RunAsync("crawl", "lake");

        Assert.Contains("stores.csv", (await _cli.RunAsync("log", "read", "--output", "json", "--aspect", "schemaMetadata")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is in quarantine.", (await _cli.RunAsync("quarantine", "list")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_NothingOfThatName_SaysWhereToLook()
    {
        await _cli.RunAsync("crawl", "lake");
        var result = await _cli.RunAsync("quarantine", "approve", "nothing", "--by", "ann", "--reason", "agreed");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("quarantine list", result.Error, StringComparison.Ordinal);
    }
}
