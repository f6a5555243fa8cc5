using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Core.Tests.Splitting;

/// <summary>What comes of a crawl whose source is split: the same as of a whole one.</summary>
public sealed class SplitCrawlTests(SplitBench bench) : IClassFixture<SplitBench>, IAsyncLifetime
{
    private static readonly string[] s_oneTable = ["x"];

    private readonly string _schema = $"split_{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.CloseAsync();

    [PostgresTheory]
    [InlineData]
    [InlineData("app.public.*", "web.*")]
    [InlineData("app.public.*")]
    [InlineData("*.b", "*.b.*")]
    public async Task RunAsync_Split_LeavesTheSameLogAsWhole(params string[] allow)
    {
        var (whole, split) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema + "_s"));
        var before = Server(("app.public", ["a", "b"]), ("app.audit", ["c"]), ("web.b", ["d", "e"]), ("web.empty", []), ("old.b", ["f"]));
        var after = Server(("app.public", ["a"]), ("app.audit", ["c", "b"]), ("app.late", ["g"]), ("web.b", ["d"]));

        foreach (var source in new[] { before, after, after })
        {
            var from = (await split.GetHeadOffsetAsync(CancellationToken.None)) + 1;
            var expected = await SplitBench.CrawlWholeAsync(whole, source, () => SplitBench.Definition(allow));
            var actual = await SplitBench.CrawlAsync(split, source, define: () => SplitBench.Definition(allow));

            Assert.Equal(await SplitBench.LogAsync(whole, from), await SplitBench.LogAsync(split, from));
            Assert.Equal(expected.Status, actual.Status);
            Assert.Equal(expected.Entities, actual.Entities);
            Assert.Equal(expected.Proposals, actual.Proposals);
            Assert.Equal(expected.Removals.ByReason, actual.Removals.ByReason);
            Assert.Equal(expected.Scopes.Complete, actual.Scopes.Complete);
            Assert.Equal(expected.Capabilities, actual.Capabilities.Where(capability => capability.Name != "splitting"));
        }
    }

    [PostgresFact]
    public async Task RunAsync_TableMovesFromOnePartToAnother_IsARename()
    {
        var store = await bench.OpenAsync(_schema);
        await SplitBench.CrawlAsync(store, new SplitCatalog(Schemas(("app.a", [Table("app.a.t", "rel/1"), Table("app.a.u", "rel/2")]), ("app.b", [Table("app.b.v", "rel/3")]))));
        var from = await store.GetHeadOffsetAsync(CancellationToken.None) + 1;

        var report = await SplitBench.CrawlAsync(store, new SplitCatalog(Schemas(("app.a", [Table("app.a.u", "rel/2")]), ("app.b", [Table("app.b.v", "rel/3"), Table("app.b.t", "rel/1")]))));

        Assert.Equal(1, report.Removals.ByReason["renamed"]);
        Assert.Contains(await SplitBench.LogAsync(store, from), line => line.Contains($"status removal-reason=renamed renamed-to={Catalog.Urn("app.b.t")}", StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task RunAsync_SchemaThatAppearsAfterPlanning_IsCrawledWithTheRest()
    {
        var store = await bench.OpenAsync(_schema);
        var source = new SplitCatalog(Schemas(("app.a", [Table("app.a.t")]), ("app.b", [Table("app.b.u")]), ("app.late", [Table("app.late.v")]))) { Unplanned = new HashSet<string> { "app.late" } };

        var report = await SplitBench.CrawlAsync(store, source);

        Assert.Equal(["everything else", "app.a", "app.b"], report.Parts!.Select(part => part.Name));
        Assert.Contains(await SplitBench.LogAsync(store), line => line.Contains("app.late.v", StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task RunAsync_Alone_CrawlsEveryPartAndNamesThemInOneReport()
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.CrawlAsync(store, Server(("app.a", ["x", "y"]), ("app.b", ["x"])));

        Assert.Equal([("everything else", 1L), ("app.a", 3L), ("app.b", 2L)], report.Parts!.Select(part => (part.Name, part.Seen)));
        Assert.All(report.Parts!, part => Assert.Equal(("first", RunStatus.Succeeded, 1), (part.Worker, part.Status, part.Attempts)));
        Assert.Equal(report.Proposals.Emitted, report.Parts!.Sum(part => part.Emitted));
        Assert.Equivalent(report, await store.FindRunAsync(report.RunId, CancellationToken.None));
        Assert.Single(await store.ListRunsAsync(new RunQuery(), CancellationToken.None));
        Assert.Empty(await store.Parts!.ListAsync(report.RunId, CancellationToken.None));
    }

    [PostgresFact]
    public async Task RunAsync_PartFails_RunFailsForItsReasonAndNothingIsRemoved()
    {
        var store = await bench.OpenAsync(_schema);
        await SplitBench.CrawlAsync(store, Server(("app.a", ["x", "y"]), ("app.b", ["x"])));
        var from = await store.GetHeadOffsetAsync(CancellationToken.None) + 1;
        var failing = new SplitCatalog(Schemas(("app.a", [Table("app.a.x")]), ("app.b", [Table("app.b.x")])))
        {
            OnTable = (path, _) => path.Parts[1] == "b" ? throw new RetriableSourceException("The server restarts.", "Wait.") : Task.CompletedTask,
        };

        var report = await SplitBench.CrawlAsync(store, failing);

        Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (report.Status, report.Cause));
        Assert.Equal(new Notice("app.b", "The server restarts.", "Wait."), Assert.Single(report.Failures));
        Assert.Empty(await SplitBench.LogAsync(store, from));
        Assert.Equal(RunStatus.Failed, report.Parts!.Single(part => part.Name == "app.b").Status);
    }

    [PostgresFact]
    public async Task RunAsync_PartIncomplete_RemovesOnlyWhatIsProven()
    {
        var store = await bench.OpenAsync(_schema);
        await SplitBench.CrawlAsync(store, Server(("app.a", ["x", "y"]), ("app.b", ["x", "y"])));
        var locked = new TroubledCatalog(Server(("app.a", ["x"]), ("app.b", ["x"])), new ScopeIncomplete(Catalog.Root.Child("app", "b"), IncompleteReason.Timeout, "b is locked", "wait"));

        var report = await SplitBench.CrawlAsync(store, locked);

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal((1, 1), (report.Entities.Removed, report.Removals.KeptUnproven));
        Assert.Equal("app.b", Assert.Single(report.Scopes.IncompleteScopes).Scope);
    }

    [PostgresFact]
    public async Task RunAsync_PartRemembers_NextCrawlOfThePartByAnotherWorkerFindsIt()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var source = new SplitCatalog(Schemas(("app.a", [Table("app.a.x")]), ("app.b", [Table("app.b.x")]))) { Remembers = true };

        await SplitBench.CrawlAsync(first, source);
        await SplitBench.CrawlAsync(second, source);

        foreach (var part in new[] { "everything else", "app.a", "app.b" })
            Assert.Equal(2, (await first.Parts!.ReadMemoryAsync("app", part, CancellationToken.None)).Length);
        await SplitBench.CrawlAsync(first, new SplitCatalog(Schemas(("app.a", [Table("app.a.x")]), ("app.c", [Table("app.c.x")]))));
        Assert.Equal(0, (await first.Parts!.ReadMemoryAsync("app", "app.b", CancellationToken.None)).Length);
        Assert.Equal(2, (await first.Parts!.ReadMemoryAsync("app", "app.a", CancellationToken.None)).Length);
    }

    [PostgresFact]
    public async Task RunAsync_ConnectorCannotDivide_CrawlsWholeAndSaysSo()
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.CrawlAsync(store, Catalog.With(Catalog.Table("app.public.a", null, "id")).Source());

        Assert.Equal((RunStatus.Succeeded, null), (report.Status, report.Parts));
        Assert.Contains("cannot divide it", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task RunAsync_OneScope_IsNotSplit()
    {
        var store = await bench.OpenAsync(_schema);
        var source = Server(("app.a", ["x"]), ("app.b", ["x"]));

        var report = await SplitBench.Runner(store).RunAsync(
            new CrawlRequest(SplitBench.Definition())
            {
                Scope = CrawlScope.Parse("app.a"),
                Split = new CrawlSplit(8, SplitBench.Work(source, "first")) { CallForHelpAsync = (_, _) => throw new InvalidOperationException("Nobody is to be called.") },
            },
            source,
            observer: null,
            CancellationToken.None);

        Assert.Equal((RunStatus.Succeeded, null), (report.Status, report.Parts));
        Assert.Equal("The source was crawled by one worker: the crawl was of one scope, app.a, and only crawls of all of a source are divided.", Splitting(report));
    }

    [PostgresTheory]
    [InlineData("nothing")]
    [InlineData("only 'app.a'", "app.a")]
    public async Task RunAsync_NothingToDivide_CrawlsWholeAndSaysSo(string found, params string[] schemas)
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.CrawlAsync(store, Server(Array.ConvertAll(schemas, schema => (schema, s_oneTable))));

        Assert.Equal((RunStatus.Succeeded, null, 0), (report.Status, report.Parts, report.WarningCount));
        Assert.Equal($"The source was crawled by one worker: its connector found {found} to divide it by. That is as it should be while it holds, or its filters let through, so little.", Splitting(report));
    }

    [PostgresFact]
    public async Task RunAsync_InspectorOfTheWhole_CrawlsWholeAndWarns()
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.CrawlAsync(
            store, Server(("app.a", ["x"]), ("app.b", ["x"])), define: () => SplitBench.Definition() with { Inspectors = [new WholeInspector()] });

        Assert.Equal((RunStatus.Succeeded, null), (report.Status, report.Parts));
        Assert.Equal(
            new Notice("app", "The source was crawled by one worker, because WholeInspector has to look at all of it at once.", "Remove Split from the source."), Assert.Single(report.Warnings));
    }

    [PostgresFact]
    public async Task RunAsync_NobodyCanHelp_ReportGivesTheReason()
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.Runner(store).RunAsync(
            new CrawlRequest(SplitBench.Definition()) { WholeBecause = "nobody is there" }, Server(("app.a", ["x"])), observer: null, CancellationToken.None);

        Assert.Equal("The source was crawled by one worker: nobody is there.", Splitting(report));
    }

    private static string? Splitting(RunReport report) => Assert.Single(report.Capabilities, capability => capability is { Name: "splitting", Status: CapabilityStatus.Skipped }).Detail;

    private static SplitCatalog Server(params (string Schema, string[] Tables)[] schemas) =>
        new(schemas.ToDictionary(schema => schema.Schema, schema => Array.ConvertAll(schema.Tables, table => Table($"{schema.Schema}.{table}", $"rel/{schema.Schema.Split('.')[0]}/{table}"))));

    private static Dictionary<string, Dataset[]> Schemas(params (string Schema, Dataset[] Tables)[] schemas) => schemas.ToDictionary(schema => schema.Schema, schema => schema.Tables);

    private static Dataset Table(string name, string? identity = null) => Catalog.Table(name, identity, "id", "name");

    private sealed class WholeInspector : IAssetInspector
    {
        public void Inspect(Asset asset)
        {
        }

        public Inspection Complete(InspectedRun run) => new([], []);
    }
}
