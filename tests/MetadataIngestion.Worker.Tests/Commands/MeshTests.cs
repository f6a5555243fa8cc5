using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class MeshTests : IDisposable
{
    private const string Domains = """
        domains:
          - id: retail
            name: Retail
            owners: [group:retail]
            domains:
              - id: stores
                description: Where we sell
                owners:
                  - {owner: user:ada, type: business owner}
                  - {owner: user:eve, type: 'urn:li:ownershipType:dpo'}
                assets: [/lake/*/stores*]

        """;

    private const string Stores = "urn:li:dataset:(urn:li:dataPlatform:file,lake/stores.csv,PROD)";

    private readonly CliHarness _cli = new();

    public MeshTests()
    {
        var file = _cli.Write("lake/stores.csv", "id,city\n1,Rome\n2,Oslo\n");
        _cli.Write("lake/staff.csv", "id,name\n1,Ada\n");
        _cli.Configure($$$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{{JsonSerializer.Serialize(Path.GetDirectoryName(file))}}} } } } }""");
        _cli.Write("config/mesh/domains.yaml", Domains);
        _cli.Write("config/mesh/stores/products/directory.yaml", "name: Store directory\nassets: [/lake/**]\noutputPorts: ['stores*']\n");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_PoliciesAboutProducts_AreJudgedOnceProductsAreKnown()
    {
        _cli.Write("config/mesh/policies/ports.yaml", "use: GP105\n");
        var first = await ReportsAsync();
        Assert.Equal(["lake", "mesh", "lake policies about data products"], first.Select(NameOf));
        Assert.StartsWith("GP105 (warning): It is an output port of urn:li:dataProduct:directory", Assert.Single(first[2].GetProperty("warnings").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["lake", "mesh"], (await ReportsAsync()).Select(NameOf));

        // The dataset itself does not change, neither by its contract nor by leaving the product.
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("contracts", "draft", "lake/stores.csv", "--file", "stores.yaml")).ExitCode);
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "config/mesh/contracts"));
        _cli.Write("config/mesh/contracts/stores.yaml", File.ReadAllText(Path.Combine(_cli.Folder, "stores.yaml")).Replace("status: draft", "status: active", StringComparison.Ordinal));
        Assert.Equal(3, (await ReportsAsync()).Count);
        File.Delete(Path.Combine(_cli.Folder, "config/mesh/contracts/stores.yaml"));
        await ReportsAsync();
        _cli.Write("config/mesh/stores/products/directory.yaml", "name: Store directory\nassets: [/lake/**]\n");
        await ReportsAsync();
        Assert.Equal(["OPENED", "RESOLVED", "OPENED", "RESOLVED"], await EventsAsync());

        // They are no crawls of the source.
        var sources = await _cli.RunAsync("runs", "--output", "json");
        Assert.Contains("\"scope\":\"policies about data products\"", sources.Output, StringComparison.Ordinal);

        static string NameOf(JsonElement report) => $"{report.GetProperty("source")} {report.GetProperty("scope")}".TrimEnd();
    }

    private async Task<List<JsonElement>> ReportsAsync() =>
        [.. (await _cli.RunAsync("crawl", "--all", "--output", "json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private async Task<IEnumerable<string?>> EventsAsync() =>
        (await _cli.RunAsync("log", "read", "--event", "policyEvent", "--output", "json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetProperty("payload").GetProperty("operation").GetString());

    [Fact]
    public async Task Crawl_DomainsAndProducts_AreInTheLogWithTheirMembers()
    {
        var (lake, mesh) = await CrawlAsync();
        Assert.Equal(("Succeeded", 3), (mesh.GetProperty("status").GetString(), mesh.GetProperty("entities").GetProperty("added").GetInt32()));
        Assert.Empty(mesh.GetProperty("warnings").EnumerateArray());
        Assert.Empty(lake.GetProperty("warnings").EnumerateArray());

        Assert.Equal("""{"customProperties":{},"name":"stores","description":"Where we sell","parentDomain":"urn:li:domain:retail"}""", await AspectAsync("urn:li:domain:stores", "domainProperties"));
        Assert.Equal(
            """{"owners":[{"owner":"urn:li:corpuser:ada","type":"BUSINESS_OWNER"},{"owner":"urn:li:corpuser:eve","type":"CUSTOM","typeUrn":"urn:li:ownershipType:dpo"}],"ownerTypes":{},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"}}""",
            await AspectAsync("urn:li:domain:stores", "ownership"));
        Assert.Equal("""{"domains":["urn:li:domain:stores"]}""", await AspectAsync(Stores, "domains"));
        Assert.Equal(
            $$$"""{"customProperties":{},"name":"Store directory","assets":[{"destinationUrn":"{{{Stores.Replace("stores", "staff", StringComparison.Ordinal)}}}","outputPort":false},{"destinationUrn":"{{{Stores}}}","outputPort":true}]}""",
            await AspectAsync("urn:li:dataProduct:directory", "dataProductProperties"));
        Assert.Equal("""{"domains":["urn:li:domain:stores"]}""", await AspectAsync("urn:li:dataProduct:directory", "domains"));

        var (_, again) = await CrawlAsync();
        Assert.Equal(0, again.GetProperty("proposals").GetProperty("emitted").GetInt32());
    }

    [Fact]
    public async Task Crawl_DatasetsThatComeAndGo_ChangeTheProduct()
    {
        await CrawlAsync();
        File.Delete(Path.Combine(_cli.Folder, "lake/staff.csv"));
        _cli.Write("lake/stores_old.csv", "id\n1\n");
        await CrawlAsync();
        using var product = JsonDocument.Parse(await AspectAsync("urn:li:dataProduct:directory", "dataProductProperties"));
        Assert.Equal(
            [Stores, Stores.Replace("stores", "stores_old", StringComparison.Ordinal)],
            product.RootElement.GetProperty("assets").EnumerateArray().Select(asset => asset.GetProperty("destinationUrn").GetString()));
    }

    [Fact]
    public async Task Crawl_DomainThatLeftTheFiles_IsRemovedWithItsMemberships()
    {
        await CrawlAsync();
        _cli.Write("config/mesh/domains.yaml", "domains: [{id: retail, owners: [group:retail]}]\n");
        var (_, mesh) = await CrawlAsync();
        Assert.Equal(1, mesh.GetProperty("entities").GetProperty("removed").GetInt32());
        Assert.Equal("""{"removed":true}""", await AspectAsync("urn:li:domain:stores", "status"));
        Assert.Equal("""{"domains":[]}""", await AspectAsync(Stores, "domains"));
        Assert.StartsWith("PR002: ", mesh.GetProperty("warnings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_FileThatCannotBeRead_RemovesNothing()
    {
        await CrawlAsync();
        _cli.Write("config/mesh/domains.yaml", "domains: [{id: retail");
        var (_, mesh) = await CrawlAsync();
        Assert.Equal(0, mesh.GetProperty("entities").GetProperty("removed").GetInt32());
        Assert.Equal("""{"removed":false}""", await AspectAsync("urn:li:domain:stores", "status"));
        var validate = await _cli.RunAsync("validate");
        Assert.Contains("config/mesh/domains.yaml:2:1: MF002", validate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_TwoDomainsThatClaimADataset_IsAWarning()
    {
        _cli.Write("config/mesh/other/domain.yaml", "owners: [group:other]\nassets: [/lake/lake/stores.csv]\n");
        var (lake, _) = await CrawlAsync();
        Assert.Equal(
            "DM005: /lake/lake/stores.csv has more than one domain: domain other: /lake/lake/stores.csv (config/mesh/other/domain.yaml:2), which counts, and domain stores: /lake/*/stores* (config/mesh/domains.yaml:11).",
            Assert.Single(lake.GetProperty("warnings").EnumerateArray()).GetProperty("message").GetString());
        Assert.Equal("""{"domains":["urn:li:domain:other"]}""", await AspectAsync(Stores, "domains"));
    }

    [Fact]
    public async Task Explain_Dataset_NamesFilesAndLines()
    {
        _cli.Write("config/mesh/OWNERS", "* group:data\n/lake/lake/stores.csv @ada\n");
        _cli.Write("config/mesh/sensitive.yaml", "tag: 'maybe:'\n");
        _cli.Write("lake/stores.csv", "id,city,phone\n1,Rome,123 456\n");
        await CrawlAsync();
        var result = await _cli.RunAsync("explain", Stores, "--output", "json");
        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "owner urn:li:corpuser:ada (TechnicalOwner): OWNERS /lake/lake/stores.csv (config/mesh/OWNERS:2) -> corpuser:ada",
                "domain urn:li:domain:stores: domain stores: /lake/*/stores* (config/mesh/domains.yaml:11)",
                "field tag phone: urn:li:tag:maybe:phone: 0.85: \"phone\" (en) in a field of string",
                "output port of urn:li:dataProduct:directory: stores* (config/mesh/stores/products/directory.yaml:3)",
            ],
            ReasonsOf(result));

        var domain = await _cli.RunAsync("explain", "urn:li:domain:retail", "--output", "json");
        Assert.Equal(["domain Retail: config/mesh/domains.yaml:2", "owner urn:li:corpGroup:retail (TechnicalOwner): config/mesh/domains.yaml:4"], ReasonsOf(domain));
        var nothing = await _cli.RunAsync("explain", "urn:li:dataset:(urn:li:dataPlatform:file,lake/none.csv,PROD)");
        Assert.Equal(ExitCodes.Usage, nothing.ExitCode);
    }

    [Fact]
    public async Task Crawl_OnlyTheMesh_IsPossible()
    {
        var result = await _cli.RunAsync("crawl", "mesh", "--output", "json");
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal("mesh", JsonDocument.Parse(result.Output.Trim()).RootElement.GetProperty("source").GetString());
    }

    private async Task<(JsonElement Lake, JsonElement Mesh)> CrawlAsync()
    {
        var result = await _cli.RunAsync("crawl", "--all", "--output", "json");
        var reports = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["lake", "mesh"], reports.Select(report => report.GetProperty("source").GetString()));
        return (reports[0], reports[1]);
    }

    private static IEnumerable<string> ReasonsOf(CliResult result) => JsonDocument.Parse(result.Output.Trim()).RootElement.GetProperty("reasons").EnumerateArray()
        .Select(reason => $"{reason.GetProperty("what").GetString()} {reason.GetProperty("value").GetString()}: {reason.GetProperty("why").GetString()}");

    /// <summary>The newest word of the log about an aspect.</summary>
    private async Task<string> AspectAsync(string urn, string aspect)
    {
        var result = await _cli.RunAsync("log", "read", "--urn", urn, "--aspect", aspect, "--output", "json");
        return JsonDocument.Parse(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("proposal").GetProperty("aspect").GetProperty("json").GetRawText();
    }
}
