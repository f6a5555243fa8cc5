using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class ContractInspectorTests : WorkbenchTests
{
    private const string Head = """
        apiVersion: v3.1.0
        kind: DataContract
        status: active
        servers: [{server: prod, type: postgres, host: h, port: 5432, database: app, schema: public}]

        """;

    private const string Orders = "version: 1.0.0\nid: orders\nschema: [{name: a, properties: [{name: id, logicalType: string}]}]\n";

    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id");
    private static readonly Dataset s_broken = Catalog.Table("app.public.a", null, "other");

    [Fact]
    public async Task Crawl_DatasetWithAContract_ProposesContractAssertionAndResult()
    {
        var report = await CrawlAsync([Orders], s_a);
        var appended = await ProposalsAsync(report);
        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Empty(report.Warnings);
        var contract = appended.Where(entry => entry.EntityType == "dataContract").ToDictionary(entry => entry.AspectName, entry => Text(entry));
        var assertion = appended.Where(entry => entry.EntityType == "assertion").ToList();
        Assert.Equal(["status", "assertionInfo", "assertionRunEvent"], assertion.Select(entry => entry.AspectName));
        var urn = Assert.Single(assertion.Select(entry => entry.EntityUrn).Distinct());
        using var properties = JsonDocument.Parse(contract["dataContractProperties"]);
        Assert.Equal(Catalog.Urn("app.public.a"), properties.RootElement.GetProperty("entity").GetString());
        Assert.Equal(urn, properties.RootElement.GetProperty("schema")[0].GetProperty("assertion").GetString());
        Assert.StartsWith("apiVersion: v3.1.0\n", properties.RootElement.GetProperty("rawContract").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"customProperties":{"odcs.id":"orders","odcs.status":"active","odcs.version":"1.0.0"},"state":"ACTIVE"}""", contract["dataContractStatus"]);
        Assert.Equal(
            """{"customProperties":{"odcs.id":"orders","odcs.schema":"a","odcs.version":"1.0.0"},"type":"DATA_SCHEMA","schemaAssertion":{"entity":"urn:li:dataset:(urn:li:dataPlatform:postgres,app.public.a,PROD)","schema":{"schemaName":"a","platform":"urn:li:dataPlatform:postgres","version":0,"created":{"time":0,"actor":"urn:li:corpuser:unknown"},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"},"hash":"","platformSchema":{"com.linkedin.schema.OtherSchema":{"rawSchema":""}},"fields":[{"fieldPath":"id","nullable":true,"type":{"type":{"com.linkedin.schema.StringType":{}}},"nativeDataType":"string","recursive":false,"isPartOfKey":false}]},"compatibility":"SUPERSET"},"source":{"type":"EXTERNAL"},"description":"The fields and types of a"}""",
            Text(assertion[1]));
        Assert.Equal(
            $$$"""{"timestampMillis":{{{report.StartedAt.ToUnixTimeMilliseconds()}}},"runId":"{{{report.RunId}}}","asserteeUrn":"{{{Catalog.Urn("app.public.a")}}}","status":"COMPLETE","result":{"type":"SUCCESS","nativeResults":{}},"assertionUrn":"{{{urn}}}","partitionSpec":{"partition":"FULL_TABLE_SNAPSHOT","type":"FULL_TABLE"}}""",
            Text(assertion[2]));
    }

    [Fact]
    public async Task Crawl_NothingChanged_WritesNothing()
    {
        await CrawlAsync([Orders], s_a, s_b);
        var report = await CrawlAsync([Orders], s_a, s_b);
        Assert.Equal((0, 0, 0), (report.Proposals.Emitted, report.Entities.Removed, report.Entities.Changed));
    }

    [Fact]
    public async Task Crawl_DatasetBreaksItsContract_WarnsAndProposesTheNewResultOnly()
    {
        await CrawlAsync([Orders], s_a);
        var report = await CrawlAsync([Orders], s_broken);
        var result = Assert.Single(await ProposalsAsync(report), entry => entry.EntityType == "assertion");
        Assert.Contains("""
            "result":{"type":"FAILURE","nativeResults":{"DC201 id":"failed, proved: The dataset has no such field."}}
            """, Text(result), StringComparison.Ordinal);
        var warning = Assert.Single(report.Warnings);
        Assert.Equal("app.public.a id", warning.Object);
        Assert.Equal("DC201: The dataset has no such field. Contract orders 1.0.0, 0.yaml:7:33.", warning.Message);
        Assert.Equal(RunStatus.Succeeded, report.Status);

        var again = await CrawlAsync([Orders], s_broken);
        Assert.Equal(0, again.Proposals.Emitted);
        Assert.Single(again.Warnings);
    }

    [Fact]
    public async Task Crawl_FileIsGone_RemovesWhatFollowedFromIt()
    {
        await CrawlAsync([Orders], s_a);
        var report = await CrawlAsync([], s_a);
        Assert.Equal(new Dictionary<string, long> { ["filtered"] = 2 }, report.Removals.ByReason);
        Assert.All(await ProposalsAsync(report), entry => Assert.Equal("""{"removed":true}""", Text(entry)));

        var back = await CrawlAsync([Orders], s_a);
        Assert.All(await ProposalsAsync(back), entry => Assert.Equal("""{"removed":false}""", Text(entry)));
        Assert.Equal(2, back.Proposals.Emitted);
    }

    [Fact]
    public async Task Crawl_FileCannotBeRead_KeepsWhatMayHaveFollowedFromIt()
    {
        await CrawlAsync([Orders], s_a);
        var report = await CrawlAsync([Orders + "]"], s_a);
        Assert.Equal((0, 0, 2), (report.Proposals.Emitted, report.Entities.Removed, report.Removals.KeptUnproven));
    }

    [Fact]
    public async Task Crawl_DatasetIsDropped_RemovesItsResultsAndSaysWhatIsMissing()
    {
        await CrawlAsync([Orders], s_a, s_b);
        var report = await CrawlAsync([Orders], s_b);
        Assert.Equal(new Dictionary<string, long> { ["dropped"] = 3 }, report.Removals.ByReason);
        Assert.StartsWith("DC101: The contract orders 1.0.0 in 0.yaml:7:10 is about a dataset that the source app does not have.", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_ScopeIsIncomplete_KeepsResultsAndSaysNothingOfWhatIsMissing()
    {
        await CrawlAsync([Orders], s_a);
        var listing = new Catalog()
            .Add(new AssetFound(Catalog.Database("app")))
            .Add(new AssetFound(Catalog.Schema("app", "public")))
            .Add(new ScopeIncomplete(Catalog.Root.Child("app", "public"), IncompleteReason.Timeout, "slow", null))
            .Add(new ScopeCompleted(Catalog.Root.Child("app")))
            .Add(new ScopeCompleted(Catalog.Root));
        var report = await CrawlAsync([Orders], listing);
        Assert.Equal(0, report.Entities.Removed);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Crawl_ContractFitsTwoDatasets_IsAmbiguousAndNotChecked()
    {
        var open = Orders.Replace("schema: [{name: a", "schema: [{name: x, physicalName: a", StringComparison.Ordinal);
        var listing = new Catalog().AddDatabase("app", s_a).AddDatabase("old", Catalog.Table("old.public.a", null, "id")).Add(new ScopeCompleted(Catalog.Root));
        var report = await CrawlAsync([open], listing, head: Head.Replace("database: app, schema: public", "", StringComparison.Ordinal));
        Assert.DoesNotContain(await ProposalsAsync(report), entry => entry.EntityType == "assertion");
        Assert.StartsWith("DC011: The contract orders 1.0.0 in 0.yaml:7:10 fits 2 datasets", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_TwoContractsForOneDataset_KeepsTheOneInForce()
    {
        var draft = Orders.Replace("id: orders", "id: aaa", StringComparison.Ordinal);
        var report = await CrawlAsync([draft, Orders.Replace("1.0.0", "1.10.0", StringComparison.Ordinal), Orders.Replace("1.0.0", "1.9.0", StringComparison.Ordinal)], s_a);
        Assert.Equal(
            "DC009: The contract aaa 1.0.0 in 0.yaml:7:10 is about app.public.a, for which orders 1.10.0 in 1.yaml is kept.",
            Assert.Single(report.Warnings).Message);
        Assert.Single(await ProposalsAsync(report), entry => entry.AspectName == "dataContractProperties");
    }

    [Theory]
    [InlineData("environment: production", 1)]
    [InlineData("environment: dev", 0)]
    [InlineData("environment: europe", 1)]
    [InlineData("customProperties: [{property: source, value: app}]", 1)]
    [InlineData("customProperties: [{property: source, value: other}]", 0)]
    public async Task Crawl_ServerOfAnotherEnvironmentOrSource_IsLeftAlone(string key, int contracts)
    {
        var report = await CrawlAsync([Orders], Catalog.With(s_a), head: Head.Replace("schema: public", "schema: public, " + key, StringComparison.Ordinal));
        Assert.Equal(contracts, (await ProposalsAsync(report)).Count(entry => entry.AspectName == "dataContractProperties"));
    }

    [Fact]
    public async Task Crawl_RetiredContract_IsOver()
    {
        await CrawlAsync([Orders], s_a);
        var report = await CrawlAsync([Orders], Catalog.With(s_a), head: Head.Replace("status: active", "status: retired", StringComparison.Ordinal));
        Assert.Equal(2, report.Entities.Removed);
    }

    [Fact]
    public async Task Crawl_EveryKindOfPromise_HasAnAssertionOfItsShape()
    {
        const string contract = """
            version: 1.0.0
            id: all
            schema:
              - name: a
                properties:
                  - name: id
                    logicalType: string
                    primaryKey: true
                    quality:
                      - {metric: nullValues, mustBe: 0}
                      - {metric: nullValues, mustBeLessThan: 1, unit: percent}
                      - {metric: duplicateValues, mustBe: 0}
                      - {metric: invalidValues, mustBe: 0, arguments: {validValues: [x]}}
                      - {type: sql, query: SELECT 1, mustBe: 0}
                quality: [{metric: rowCount, mustBeBetween: [1, 9]}]
            slaProperties:
              - {property: latency, value: 36, unit: h}
              - {property: endOfLife, value: "2099-01-01"}
              - {property: availability, value: 99}

            """;
        var proposals = await ProposalsAsync(await CrawlAsync([contract], s_a));
        var infos = proposals.Where(entry => entry.AspectName == "assertionInfo").Select(entry => JsonDocument.Parse(Text(entry)).RootElement).ToList();
        Assert.Equal(
            ["DATA_SCHEMA", "CUSTOM", "VOLUME", "FIELD", "FIELD", "FIELD", "FIELD", "CUSTOM", "FRESHNESS", "CUSTOM", "CUSTOM"],
            infos.Select(info => info.GetProperty("type").GetString()));
        Assert.Equal("""{"type":"DATASET_CHANGE","entity":"urn:li:dataset:(urn:li:dataPlatform:postgres,app.public.a,PROD)","schedule":{"type":"FIXED_INTERVAL","fixedInterval":{"unit":"HOUR","multiple":36}}}""", infos[8].GetProperty("freshnessAssertion").GetRawText());
        Assert.Equal("""{"minValue":{"value":"1","type":"NUMBER"},"maxValue":{"value":"9","type":"NUMBER"}}""", infos[2].GetProperty("volumeAssertion").GetProperty("rowCountTotal").GetProperty("parameters").GetRawText());
        Assert.Equal("NOT_NULL", infos[3].GetProperty("fieldAssertion").GetProperty("fieldValuesAssertion").GetProperty("operator").GetString());
        Assert.Equal("NULL_PERCENTAGE", infos[4].GetProperty("fieldAssertion").GetProperty("fieldMetricAssertion").GetProperty("metric").GetString());
        Assert.Equal("UNIQUE_PERCENTAGE", infos[5].GetProperty("fieldAssertion").GetProperty("fieldMetricAssertion").GetProperty("metric").GetString());
        Assert.Equal("""{"value":{"value":"[\"x\"]","type":"SET"}}""", infos[6].GetProperty("fieldAssertion").GetProperty("fieldValuesAssertion").GetProperty("parameters").GetRawText());
        Assert.Equal(9, proposals.Count(entry => entry.AspectName == "assertionRunEvent"));
    }

    private Task<RunReport> CrawlAsync(string[] contracts, params Asset[] assets) => CrawlAsync(contracts, Catalog.With(assets));

    private Task<RunReport> CrawlAsync(string[] contracts, Catalog listing, string head = Head)
    {
        var files = contracts.Select((text, index) => Write($"{index}.yaml", head + text)).ToList();
        var inspector = new ContractInspector(ContractCatalog.Read(files), new SourceProfile("app", "PROD"), RowCountHistory.None);
        return Bench.CrawlAsync(listing, request => request with { Source = request.Source with { Inspectors = [inspector] } });
    }

    private (string Path, string Name) Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return (path, name);
    }

    private async Task<IReadOnlyList<MetadataChangeProposal>> ProposalsAsync(RunReport report) =>
        report.Log.FirstOffset == 0 ? [] : [.. (await Bench.LogAsync(report.Log.FirstOffset)).Select(entry => entry.Proposal).OfType<MetadataChangeProposal>()];

    private static string Text(MetadataChangeProposal proposal) => Encoding.UTF8.GetString(proposal.Aspect.Span);
}
