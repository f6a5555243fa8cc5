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
    public async Task Approve_SaysThatTheNextCrawlProposesIt()
    {
        var path = await HoldAsync();
        var result = await _cli.RunAsync("quarantine", "approve", path.Replace("lake.stores", "lake/stores", StringComparison.Ordinal), "--by", "ann", "--reason", "agreed");

        Assert.Equal(
            $"{path} is approved, and not proposed yet: the next crawl of lake does that, if it finds it unchanged. To have it now: crawl lake; or, where a service runs, trigger lake.\n", result.Error);
        Assert.Contains("approved", (await _cli.RunAsync("quarantine", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_CrawlWithoutAService_ApprovesAndSaysWhatToDo()
    {
        var path = await HoldAsync();
        var result = await _cli.RunAsync("quarantine", "approve", path, "--by", "ann", "--reason", "agreed", "--crawl");

        Assert.Equal(ExitCodes.Connection, result.ExitCode);
        Assert.StartsWith($"error: {path} is approved, but no service runs on the store ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("To have it proposed now: crawl lake.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("Approved", Assert.Single((await _cli.RunAsync("quarantine", "list", "--output", "json")).Json).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Approve_CrawlWithAService_IsProposedByIt()
    {
        var path = await HoldAsync();
        await using var service = CliProcess.Start(_cli.Folder, "run", "--Ingestion:Api:Url=http://127.0.0.1:0");
        await service.WaitForErrorAsync("Ready after");

        var result = await _cli.RunAsync("quarantine", "approve", path, "--by", "ann", "--reason", "agreed", "--crawl", "--output", "json");
        var id = Assert.Single(result.Json).GetProperty("requestId").GetString()!;
        await _cli.RunAsync("trigger", "lake", "--request-id", id, "--wait");

        Assert.Contains("stores.csv", (await _cli.RunAsync("log", "read", "--output", "json", "--aspect", "schemaMetadata")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_AfterAnApproval_WithdrawsItAndStays()
    {
        var path = await HoldAsync();
        await _cli.RunAsync("quarantine", "approve", path, "--by", "ann", "--reason", "agreed");
        var result = await _cli.RunAsync("quarantine", "reject", path, "--by", "bob", "--reason", "an owner first");
        await _cli.RunAsync("crawl", "lake");

        Assert.Equal(
            $"{path} is rejected and stays in quarantine: the log knows it as it was before, or not at all, until it is mended or approved after all. The approval of ann is withdrawn.\n", result.Error);
        var entry = Assert.Single((await _cli.RunAsync("quarantine", "list", "--output", "json")).Json);
        Assert.Equal(("Rejected", "bob", "an owner first"), (entry.GetProperty("status").GetString(), entry.GetProperty("decidedBy").GetString(), entry.GetProperty("decisionReason").GetString()));
        Assert.DoesNotContain("stores.csv", (await _cli.RunAsync("log", "read", "--output", "json", "--aspect", "schemaMetadata")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_SomethingWaits_SaysSinceWhenAndWhatToDo()
    {
        var path = await HoldAsync();
        var waiting = await FindingAsync();
        await _cli.RunAsync("quarantine", "reject", path, "--by", "bob", "--reason", "an owner first");
        var decided = await FindingAsync();

        Assert.Equal("Doubtful", waiting.GetProperty("health").GetString());
        Assert.StartsWith("1 dataset in quarantine waits for somebody to decide, since ", waiting.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(("Good", "Nothing in quarantine waits for a decision; 0 approved, 1 rejected."), (decided.GetProperty("health").GetString(), decided.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Validate_GateThatLooksBeyondTheDataset_SaysThatItIsNone()
    {
        _cli.Write("config/mesh/policies/own.yaml", "policies: [{id: GP105, gate: true}]\n");

        Assert.Contains("PO012", (await _cli.RunAsync("validate")).Error, StringComparison.Ordinal);
        Assert.Contains("the query reads mesh_product_asset", (await _cli.RunAsync("policies", "list")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_NothingOfThatName_SaysWhereToLook()
    {
        await _cli.RunAsync("crawl", "lake");
        var result = await _cli.RunAsync("quarantine", "approve", "nothing", "--by", "ann", "--reason", "agreed");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("quarantine list", result.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> FindingAsync() => (await _cli.RunAsync("doctor", "--output", "json")).Json.Single(finding => finding.GetProperty("check").GetString() == "quarantine");

    /// <summary>Crawls; the path of what waits then.</summary>
    private async Task<string> HoldAsync()
    {
        await _cli.RunAsync("crawl", "lake");
        return Assert.Single((await _cli.RunAsync("quarantine", "list", "--output", "json")).Json).GetProperty("path").GetString()!;
    }
}
