using MetadataIngestion.Core.Storing;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Tests.Crawling;

public sealed class CrawlRunnerChangeTests : IAsyncLifetime
{
    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task RunAsync_FirstCrawl_ProposesEverything()
    {
        var report = await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", null, "id", "total")));

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(3, report.Entities.Seen);
        Assert.Equal(3, report.Entities.Added);
        Assert.Equal((1, report.Proposals.Emitted), (report.Log.FirstOffset, report.Log.LastOffset));
        Assert.Equal(
            ["container", "subTypes", "status", "dataPlatformInstance", "browsePathsV2", "datasetProperties", "schemaMetadata"],
            (await _workbench.LogAsync()).Where(entry => entry.EntityUrn == Catalog.Urn("app.public.orders")).Select(entry => entry.Proposal!.AspectName));
    }

    [Fact]
    public async Task RunAsync_Unchanged_ProposesNothing()
    {
        var catalog = Catalog.With(Catalog.Table("app.public.orders", null, "id", "total"));
        var first = await _workbench.CrawlAsync(catalog);

        var second = await _workbench.CrawlAsync(catalog);

        Assert.Equal(0, second.Proposals.Emitted);
        Assert.Equal(first.Proposals.Emitted, second.Proposals.Suppressed);
        Assert.Equal(3, second.Entities.Unchanged);
        Assert.Equal(first.Log.LastOffset, await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_UnchangedButAllWanted_ProposesEverythingAgain()
    {
        var catalog = Catalog.With(Catalog.Table("app.public.orders", null, "id"));
        var first = await _workbench.CrawlAsync(catalog);

        var second = await _workbench.CrawlAsync(catalog, request => request with { Source = request.Source with { Emit = EmitMode.All } });

        Assert.Equal(first.Proposals.Emitted, second.Proposals.Emitted);
        Assert.Equal(3, second.Entities.Unchanged);
    }

    [Fact]
    public async Task RunAsync_ColumnAdded_ProposesTheSchemaOnly()
    {
        await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", null, "1:id")));

        var report = await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", null, "1:id", "2:total")));

        Assert.Equal(["app.public.orders Upsert schemaMetadata"], await _workbench.AppendedAsync(report));
        Assert.Equal(1, report.Entities.Changed);
    }

    [Fact]
    public async Task RunAsync_ColumnRenamed_SaysSo()
    {
        await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", null, "1:id", "2:total")));

        var report = await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", null, "1:id", "2:amount")));

        Assert.Equal(["""app.public.orders Upsert schemaMetadata renamed-fields={"total":"amount"}"""], await _workbench.AppendedAsync(report));
    }

    [Fact]
    public async Task RunAsync_TableRecreatedWithOtherColumns_IsNoRename()
    {
        await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", "rel/1", "1:id", "2:total")));

        var report = await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.orders", "rel/2", "1:key", "2:sum")));

        Assert.Equal(["app.public.orders Upsert schemaMetadata"], await _workbench.AppendedAsync(report));
    }

    [Fact]
    public async Task RunAsync_OwnersGone_ProposesEmptyOwnershipOnce()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        await _workbench.CrawlAsync(Catalog.With(table with { Owners = [new OwnerEvidence("alice", "test")] }));

        var second = await _workbench.CrawlAsync(Catalog.With(table));
        var third = await _workbench.CrawlAsync(Catalog.With(table));

        Assert.Equal(["app.public.orders Upsert ownership"], await _workbench.AppendedAsync(second));
        Assert.Equal("""{"owners":[],"ownerTypes":{},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"}}""", Encoding.UTF8.GetString((await _workbench.LogAsync())[^1].Proposal!.Aspect.Span));
        Assert.Equal(0, third.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_ViewBecomesTable_DeletesTheDefinition()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        await _workbench.CrawlAsync(Catalog.With(table with { View = new ViewDefinition("SELECT 1") }));

        var second = await _workbench.CrawlAsync(Catalog.With(table));
        var third = await _workbench.CrawlAsync(Catalog.With(table));

        Assert.Equal(["app.public.orders Delete viewProperties"], await _workbench.AppendedAsync(second));
        Assert.Equal(0, third.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_StatisticsGone_KeepsTheLastProfile()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        await _workbench.CrawlAsync(Catalog.With(table with { Statistics = new DatasetStatistics { RowCount = 5 } }));

        var second = await _workbench.CrawlAsync(Catalog.With(table));

        Assert.Equal(0, second.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_UsageGone_KeepsTheLastStatistics()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        var usage = new CustomAspect("datasetUsageStatistics", """{"timestampMillis":1769817600000,"totalSqlQueries":42}"""u8.ToArray());
        var first = await _workbench.CrawlAsync(Catalog.With(table with { CustomAspects = [usage] }));

        var second = await _workbench.CrawlAsync(Catalog.With(table));

        Assert.Contains("app.public.orders Upsert datasetUsageStatistics", await _workbench.AppendedAsync(first));
        Assert.Equal(0, second.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_CouldNotBeFoundOut_KeepsWhatWasKnown()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        var known = table with
        {
            Owners = [new OwnerEvidence("alice", "test")],
            Tags = ["pii"],
            Upstreams = [new Upstream(Catalog.Root.Child("app", "public", "raw"), LineageType.View)],
            View = new ViewDefinition("SELECT 1"),
        };
        const AssetFacets everything = AssetFacets.Owners | AssetFacets.Tags | AssetFacets.Lineage | AssetFacets.Definition;
        await _workbench.CrawlAsync(Catalog.With(known));

        var nothingSaid = await _workbench.CrawlAsync(Catalog.With(table with { Unknown = everything }));
        var partSaid = await _workbench.CrawlAsync(Catalog.With(known with { Tags = ["other"], Unknown = AssetFacets.Tags }));
        var lineageUnknown = await _workbench.CrawlAsync(Catalog.With(table with { Unknown = AssetFacets.Lineage }));

        Assert.Equal((0, 0), (nothingSaid.Proposals.Emitted, partSaid.Proposals.Emitted));
        Assert.Equal(
            ["app.public.orders Delete viewProperties", "app.public.orders Upsert globalTags", "app.public.orders Upsert ownership"],
            (await _workbench.AppendedAsync(lineageUnknown)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_CouldNotBeFoundOutBefore_ProposesWhatIsSaid()
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        await _workbench.CrawlAsync(Catalog.With(table));

        var report = await _workbench.CrawlAsync(Catalog.With(table with { Owners = [new OwnerEvidence("alice", "test")], Unknown = AssetFacets.Owners }));

        Assert.Equal(["app.public.orders Upsert ownership"], await _workbench.AppendedAsync(report));
    }

    [Fact]
    public async Task RunAsync_TwoObjectsOneUrn_DescribesTheFirstAndWarns()
    {
        var tables = new[] { Catalog.Table("app.public.x", null, "id"), Catalog.Table("app.public.x", "rel/other", "other") };

        var first = await _workbench.CrawlAsync(Catalog.With(tables));
        var second = await _workbench.CrawlAsync(Catalog.With(tables));

        Assert.Equal(1, first.WarningCount);
        Assert.Contains("the same URN, " + Catalog.Urn("app.public.x"), first.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal(1, second.WarningCount);
        Assert.Equal(0, second.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_Preview_WritesNothingAndTellsWhatItWouldDo()
    {
        await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.a", null, "id"), Catalog.Table("app.public.b", null, "id")));
        var head = await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None);
        var observer = new RecordingObserver();

        var report = await _workbench.CrawlAsync(
            Catalog.With(Catalog.Table("app.public.a", null, "id", "more"), Catalog.Table("app.public.c", "rel/app.public.b", "id")).Source(),
            request => request with { Preview = true },
            observer);

        Assert.Equal(
            [(EntityChangeKind.Changed, Catalog.Urn("app.public.a")), (EntityChangeKind.Added, Catalog.Urn("app.public.c")), (EntityChangeKind.Removed, Catalog.Urn("app.public.b"))],
            observer.Changes);
        Assert.Equal(1, report.Removals.ByReason[RemovalReasons.Renamed]);
        Assert.Equal(head, await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None));
        Assert.Single(await _workbench.Store.ListRunsAsync(new RunQuery { Limit = 10 }, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_ManyTables_KeepsTheCrawlsOrder()
    {
        var tables = Enumerable.Range(1, 1000).Select(i => Catalog.Table($"app.public.t{i:d4}", null, "id")).ToArray<Asset>();

        await _workbench.CrawlAsync(Catalog.With(tables));

        var datasets = (await _workbench.LogAsync()).Where(entry => entry.Proposal!.AspectName == "schemaMetadata").Select(entry => entry.EntityUrn);
        Assert.Equal(tables.Select(table => Catalog.Urn(table.Path.Name)), datasets);
    }

    [Theory]
    [InlineData("{\"elements\":[}")]
    [InlineData("[]")]
    [InlineData("{}{}")]
    [InlineData("")]
    public async Task RunAsync_ConnectorWritesBrokenAspect_LeavesTheAssetAsItWas(string json)
    {
        var table = Catalog.Table("app.public.orders", null, "id");
        await _workbench.CrawlAsync(Catalog.With(table));

        var report = await _workbench.CrawlAsync(Catalog.With(table with { CustomAspects = [new CustomAspect("institutionalMemory", Encoding.UTF8.GetBytes(json))] }));

        Assert.Equal((RunStatus.PartiallySucceeded, 0), (report.Status, report.Proposals.Emitted));
        Assert.StartsWith("The connector's own aspect institutionalMemory is not a JSON object: ", report.Failures.Single().Message, StringComparison.Ordinal);
    }
}
