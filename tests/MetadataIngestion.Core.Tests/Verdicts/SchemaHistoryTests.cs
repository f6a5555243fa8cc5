using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>What a crawl says about what changed since the one before.</summary>
public sealed class SchemaHistoryTests : IAsyncLifetime
{
    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Crawl_First_IsNoNews()
    {
        var report = await _workbench.CrawlAsync(Catalog.With(Orders()));

        Assert.Empty(await _workbench.EventsAsync(report));
        Assert.Null(report.Verdicts);
    }

    [Fact]
    public async Task Crawl_FieldNarrowed_TellsAllThereIsToKnow()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(), View()));

        var report = await _workbench.CrawlAsync(Catalog.With(Orders(length: 20), View()));

        var happened = Assert.Single(await _workbench.EventsAsync(report));
        var urn = Catalog.Urn("app.public.orders");
        var parameters = happened.GetProperty("parameters");
        Assert.Equal([urn, "dataset", "TECHNICAL_SCHEMA", "MODIFY"], Texts(happened, "entityUrn", "entityType", "category", "operation"));
        Assert.Equal($"urn:li:schemaField:({urn},code)", happened.GetProperty("modifier").GetString());
        Assert.Equal(["type.narrowed", "breaking", "compatible", "breaking"], Texts(parameters, "code", "level", "readers", "writers"));
        Assert.Equal(["code", "TYPE_CHANGE", "varchar(50)", "varchar(20)"], Texts(parameters, "fieldPath", "modificationCategory", "before", "after"));
        Assert.Equal(["1.0.0", "2.0.0"], Texts(parameters, "previousSchemaVersion", "schemaVersion"));
        Assert.Equal("app.public.orders, field code has a narrower type: varchar(50) -> varchar(20)", parameters.GetProperty("message").GetString());
        Assert.Equal($"[\"{Catalog.Urn("app.public.recent")}\"]", parameters.GetProperty("impact").GetString());
        Assert.Equal((1, 1), (parameters.GetProperty("impactCount").GetInt32(), parameters.GetProperty("fieldImpactCount").GetInt32()));
        Assert.Equal(0, happened.GetProperty("version").GetInt32());
        Assert.Equal(new VerdictCounts { Breaking = 1 }, report.Verdicts);
    }

    [Fact]
    public async Task Crawl_Events_FollowTheProposalsThatCausedThem()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));

        var report = await _workbench.CrawlAsync(Catalog.With(Orders(length: 20)));

        var log = await _workbench.LogAsync(report.Log.FirstOffset);
        Assert.Equal(["schemaMetadata", "entityChangeEvent"], log.Select(entry => entry.Proposal?.AspectName ?? entry.Event!.Name));
        Assert.Equal(1, report.Proposals.Emitted);
        Assert.Equal(log[^1].Offset, report.Log.LastOffset);
    }

    [Fact]
    public async Task Crawl_SchemaChangesAgainAndAgain_AdvanceItsVersion()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));

        Assert.Equal("2.0.0", await VersionAsync(Orders(length: 20)));
        Assert.Equal("2.1.0", await VersionAsync(Orders(length: 50)));
        Assert.Equal("2.1.1", await VersionAsync(Orders(length: 50, native: "character varying(50)")));
        Assert.Equal("2.2.0", await VersionAsync(Orders(length: 50, native: "character varying(50)") with { View = null, Partitioning = new Partitioning("HASH", ["id"]) }));
    }

    [Fact]
    public async Task Crawl_NothingOfTheSchemaChanges_SaysNothing()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));

        var report = await _workbench.CrawlAsync(Catalog.With(Orders() with { Description = "All orders", Tags = ["gold"] }));

        Assert.Equal(1, report.Entities.Changed);
        Assert.Empty(await _workbench.EventsAsync(report));
    }

    [Fact]
    public async Task Crawl_TableComesAndGoesAndComesAgain_IsToldEachTime()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));

        Assert.Equal("asset.added informational CREATE", await CodesAsync(Catalog.With(Orders(), View())));
        Assert.Equal("asset.dropped breaking SOFT_DELETE", await CodesAsync(Catalog.With(Orders())));
        Assert.Equal("asset.returned informational REINSTATE", await CodesAsync(Catalog.With(Orders(), View())));
    }

    [Fact]
    public async Task Crawl_DroppedTable_NamesWhoReadIt()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(), View()));

        var report = await _workbench.CrawlAsync(Catalog.With(View()));

        var parameters = Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters");
        Assert.Equal($"[\"{Catalog.Urn("app.public.recent")}\"]", parameters.GetProperty("impact").GetString());
        Assert.Equal("1.0.0", parameters.GetProperty("previousSchemaVersion").GetString());
    }

    [Fact]
    public async Task Crawl_TableRenamed_CarriesItsHistoryOn()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));
        var renamed = Orders(length: 20) with { Path = Catalog.Root.Child("app", "public", "sales") };

        var report = await _workbench.CrawlAsync(Catalog.With(renamed));

        var events = await _workbench.EventsAsync(report);
        Assert.Equal(["type.narrowed", "asset.renamed"], events.Select(happened => happened.GetProperty("parameters").GetProperty("code").GetString()));
        Assert.Equal("2.0.0", events[0].GetProperty("parameters").GetProperty("schemaVersion").GetString());
        Assert.Equal(Catalog.Urn("app.public.sales"), events[1].GetProperty("parameters").GetProperty("renamedTo").GetString());
        Assert.Equal(Catalog.Urn("app.public.orders"), events[1].GetProperty("entityUrn").GetString());
    }

    [Fact]
    public async Task Crawl_TableMovedToAnotherSchema_IsMoved()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));
        var moved = Catalog.With(Orders() with { Path = Catalog.Root.Child("app", "public2", "orders") });

        Assert.Equal("asset.moved breaking SOFT_DELETE", await CodesAsync(moved));
    }

    [Fact]
    public async Task Crawl_TableNoLongerWanted_IsNoBreak()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(), View()));

        var report = await _workbench.CrawlAsync(Catalog.With(Orders()).Add(new AssetFiltered(View().Path, "Deny app.public.recent")));

        Assert.Equal("asset.filtered", Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Crawl_MemoOfAnEarlierVersion_GivesNoVerdictOnceAndSaysSo()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));
        await WriteMemoAsync("""{"1":"id","2":"kode"}""");

        var first = await _workbench.CrawlAsync(Catalog.With(Orders(length: 20)));
        var second = await _workbench.CrawlAsync(Catalog.With(Orders(length: 10)));

        Assert.Equal("schema.unjudged", Assert.Single(await _workbench.EventsAsync(first)).GetProperty("parameters").GetProperty("code").GetString());
        Assert.Contains("renamed-fields={\"kode\":\"code\"}", Assert.Single(await _workbench.AppendedAsync(first)), StringComparison.Ordinal);
        Assert.Equal("type.narrowed", Assert.Single(await _workbench.EventsAsync(second)).GetProperty("parameters").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Crawl_SchemaIsUnknownForAWhile_IsNotTakenForDroppedFields()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));

        Assert.Equal("schema.lost risky MODIFY", await CodesAsync(Catalog.With(Orders() with { Schema = null })));
        Assert.Equal("schema.found informational MODIFY", await CodesAsync(Catalog.With(Orders())));
    }

    [Fact]
    public async Task Crawl_Preview_ShowsVerdictsAndWritesNothing()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders()));
        var before = await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None);
        var observer = new EventCollector();

        var report = await _workbench.CrawlAsync(Catalog.With(Orders(length: 20)).Source(), request => request with { Preview = true }, observer);

        Assert.Equal("type.narrowed", Assert.Single(observer.Codes));
        Assert.Equal(new VerdictCounts { Breaking = 1 }, report.Verdicts);
        Assert.Equal(before, await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Crawl_TopicChanges_NamesItsConsumerGroups()
    {
        var topic = Orders() with { SubType = "Topic", Properties = new Dictionary<string, string> { ["Consumer billing"] = "Stable, members 2" } };
        await _workbench.CrawlAsync(Catalog.With(topic));

        var report = await _workbench.CrawlAsync(Catalog.With(topic with { Schema = Orders(length: 20).Schema }));

        Assert.Equal("[\"billing\"]", Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters").GetProperty("consumerGroups").GetString());
    }

    private static Dataset Orders(int length = 50, string? native = null) => Catalog.Table("app.public.orders") with
    {
        Schema = new DatasetSchema(
        [
            new Field { Path = "id", Type = new DataType(TypeKind.Integer) { Bits = 64 }, NativeType = "bigint", Identity = "1" },
            new Field { Path = "code", Type = new DataType(TypeKind.String) { Length = length }, NativeType = native ?? $"varchar({length})", Identity = "2" },
        ]),
    };

    private static Dataset View()
    {
        var orders = Catalog.Root.Child("app", "public", "orders");
        return Catalog.Table("app.public.recent", null, "1:code") with
        {
            SubType = "View",
            Upstreams = [new Upstream(orders, LineageType.View)],
            FieldLineage = [new FieldLineage("code", [new UpstreamField(orders, "code", DerivationKind.Identity)])],
        };
    }

    private static IEnumerable<string?> Texts(JsonElement json, params string[] names) => names.Select(name => json.GetProperty(name).GetString());

    private async Task<string?> VersionAsync(Dataset table)
    {
        var report = await _workbench.CrawlAsync(Catalog.With(table));
        return Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters").GetProperty("schemaVersion").GetString();
    }

    private async Task<string> CodesAsync(Catalog catalog)
    {
        var events = await _workbench.EventsAsync(await _workbench.CrawlAsync(catalog));
        return string.Join(", ", events.Select(happened =>
            $"{happened.GetProperty("parameters").GetProperty("code").GetString()} {happened.GetProperty("parameters").GetProperty("level").GetString()} {happened.GetProperty("operation").GetString()}"));
    }

    private async Task WriteMemoAsync(string memo)
    {
        await using var session = await _workbench.Store.BeginRunAsync(new RunStart("run-of-old", "app", DateTimeOffset.UnixEpoch), CancellationToken.None);
        var urn = Catalog.Urn("app.public.orders");
        var id = (await session.LoadAsync([urn], CancellationToken.None))[0]!.Id;
        var key = new EntityKey(urn, EntityTypes.Dataset, AssetKinds.Datasets, PathKey.Of(Orders().Path), Orders().Identity);
        await session.CommitAsync([new EntityChange { Key = key, Id = id, Aspects = [], Memo = System.Text.Encoding.UTF8.GetBytes(memo) }], CancellationToken.None);
    }

    private sealed class EventCollector : ICrawlObserver
    {
        public List<string> Codes { get; } = [];

        public void OnProgress(CrawlProgress progress)
        {
        }

        public void OnChange(EntityChangeKind kind, EntityChange change) =>
            Codes.AddRange(change.Events.Select(happened => JsonDocument.Parse(happened.Payload).RootElement.GetProperty("parameters").GetProperty("code").GetString()!));
    }
}
