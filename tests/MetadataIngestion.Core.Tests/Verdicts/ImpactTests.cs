using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>Whom a verdict names, beyond those that read a dataset themselves.</summary>
public sealed class ImpactTests : IAsyncLifetime
{
    private static readonly string s_orders = Catalog.Urn("app.public.orders");
    private static readonly string s_recent = Catalog.Urn("app.public.recent");
    private static readonly string s_report = Catalog.Urn("app.public.report");

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Crawl_FieldDropped_NamesContractsProductsAndWhatLiesBehind()
    {
        await CrawlAsync(Table("orders", "id", "code"), Table("recent", "id") with { Upstreams = [From("orders")] }, Table("report", "id") with { Upstreams = [From("recent")] });

        var parameters = Assert.Single(await CrawlAsync(
            Table("orders", "id"), Table("recent", "id") with { Upstreams = [From("orders")] }, Table("report", "id") with { Upstreams = [From("recent")] }));

        Assert.Equal(("field.dropped", $"[\"{s_recent}\"]", $"[\"{s_report}\"]"), (Text("code"), Text("impact"), Text("downstream")));
        Assert.Equal((1, 1), (parameters.GetProperty("impactCount").GetInt32(), parameters.GetProperty("downstreamCount").GetInt32()));
        Assert.Equal(("[\"urn:li:dataContract:one\",\"urn:li:dataContract:exact\"]", "[\"sales-orders\",\"strict orders\"]"), (Text("contracts"), Text("contractIds")));
        Assert.Equal(("[\"urn:li:dataProduct:sales\"]", "[\"urn:li:dataProduct:reports\"]"), (Text("products"), Text("downstreamProducts")));
        Assert.Equal((2, 2), (parameters.GetProperty("contractCount").GetInt32(), parameters.GetProperty("productCount").GetInt32()));

        string? Text(string name) => parameters.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Crawl_FieldNobodyPromised_LeavesOutTheContractAndNamesTheOneThatAllowsNoOther()
    {
        await CrawlAsync(Table("orders", "id", "code", "note"));

        var parameters = Assert.Single(await CrawlAsync(Table("orders", "id", "code")));

        Assert.Equal("[\"strict orders\"]", parameters.GetProperty("contractIds").GetString());
    }

    [Fact]
    public async Task Crawl_TableDropped_NamesEveryContractOfIt()
    {
        await CrawlAsync(Table("orders", "id", "code"), Table("recent", "id"));

        var happened = (await CrawlAsync(Table("recent", "id"))).Single(parameters => parameters.GetProperty("message").GetString() == "app.public.orders is gone from the source");

        Assert.Equal(2, happened.GetProperty("contractCount").GetInt32());
        Assert.Equal("[\"urn:li:dataProduct:sales\"]", happened.GetProperty("products").GetString());
    }

    [Fact]
    public async Task Crawl_ManyTablesChangeAtOnce_EachIsToldItsOwn()
    {
        Dataset[] Tables(params string[] fields) =>
            [.. Enumerable.Range(0, 300).SelectMany(number => new[] { Table($"t{number}", fields), Table($"v{number}", "id") with { Upstreams = [From($"t{number}")] } })];
        await CrawlAsync(Tables("id", "code"));

        var happened = await CrawlAsync(Tables("id"));

        Assert.Equal(
            Enumerable.Range(0, 300).Select(number => $"app.public.t{number}, field code is gone: TEXT [\"{Catalog.Urn($"app.public.v{number}")}\"]"),
            happened.Select(parameters => $"{parameters.GetProperty("message").GetString()} {parameters.GetProperty("impact").GetString()}"));
    }

    [Fact]
    public async Task DescribeImpact_OfAnEvent_IsForPeople()
    {
        await CrawlAsync(Table("orders", "id", "code"), Table("recent", "id") with { Upstreams = [From("orders")] });
        await CrawlAsync(Table("orders", "id"), Table("recent", "id") with { Upstreams = [From("orders")] });

        var entry = (await _workbench.LogAsync()).Last(entry => entry.Event is not null);

        Assert.Equal("app.public.recent; contracts sales-orders, strict orders; products sales, reports", RecordedChange.Read(entry.Event!.Name, entry.Event.Payload)!.DescribeImpact());
    }

    private static Dataset Table(string name, params string[] fields) => Catalog.Table($"app.public.{name}", null, fields);

    private static Upstream From(string table) => new(Catalog.Root.Child("app", "public", table), LineageType.View);

    private async Task<List<JsonElement>> CrawlAsync(params Asset[] tables)
    {
        var report = await _workbench.CrawlAsync(
            Catalog.With(tables), request => request with { Source = request.Source with { Inspectors = [new Promises()] } });
        return [.. (await _workbench.EventsAsync(report)).Select(happened => happened.GetProperty("parameters")).Where(parameters => parameters.TryGetProperty("impactCount", out _))];
    }

    /// <summary>Two contracts of a table and two products.</summary>
    private sealed class Promises : IAssetInspector
    {
        private AssetPath? _orders;

        public void Inspect(Asset asset)
        {
            if (asset.Path.LastPart == "orders")
                _orders = asset.Path;
        }

        public Inspection Complete(InspectedRun run) => new(
            [
                .. _orders is { } orders ? Contract(orders, "one", "sales-orders", "SUPERSET").Concat(Contract(orders, "exact", "strict orders", "EXACT_MATCH")) : [],
                Product("sales", s_orders, "urn:li:dataset:elsewhere"),
                Product("reports", s_recent),
            ],
            []);

        private static IEnumerable<DerivedEntity> Contract(AssetPath orders, string name, string id, string compatibility)
        {
            var assertion = $"urn:li:assertion:{name}";
            yield return Entity(assertion, "assertion", orders, $"assertion {id}", "assertionInfo",
                $$$"""{"type":"DATA_SCHEMA","schemaAssertion":{"entity":"{{{s_orders}}}","schema":{"fields":[{"fieldPath":"ID"},{"fieldPath":"Code"}]},"compatibility":"{{{compatibility}}}"}}""");
            yield return Entity($"urn:li:dataContract:{name}", "dataContract", orders, $"contract {id}", "dataContractProperties",
                $$$"""{"entity":"{{{s_orders}}}","schema":[{"assertion":"{{{assertion}}}"}]}""");
        }

        private static DerivedEntity Product(string id, params string[] assets) => Entity(
            $"urn:li:dataProduct:{id}", "dataProduct", Catalog.Root, $"product {id}", "dataProductProperties",
            $$"""{"assets":[{{string.Join(',', assets.Select(asset => $$"""{"destinationUrn":"{{asset}}","outputPort":true}"""))}}]}""");

        private static DerivedEntity Entity(string urn, string type, AssetPath asset, string name, string aspect, string json) =>
            new(urn, type, asset, name, [new DerivedAspect(aspect, Encoding.UTF8.GetBytes(json))]);
    }
}
