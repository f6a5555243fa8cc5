using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>Crawls of one scope, by a connector that lists everything whatever it is asked for.</summary>
public sealed class CrawlRunnerScopeTests : IAsyncLifetime
{
    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id");
    private static readonly Dataset s_x = Catalog.Table("other.public.x", null, "id");
    private static readonly Dataset s_y = Catalog.Table("other.public.y", null, "id");

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task RunAsync_ScopeOfNewSource_DescribesItWithTheContainersThatLeadToIt()
    {
        var report = await _workbench.CrawlAsync(Both(), InScope("other.public.x"));

        Assert.Equal((RunStatus.Succeeded, "other.public.x"), (report.Status, report.Scope));
        Assert.Equal((3, 3, 0), (report.Entities.Seen, report.Entities.Added, report.Entities.Filtered));
        Assert.Contains($"{Name(s_x)} Upsert schemaMetadata", await _workbench.AppendedAsync(report));
        Assert.DoesNotContain(await _workbench.AppendedAsync(report), line => line.StartsWith("app.", StringComparison.Ordinal) || line.StartsWith("other.public.y", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_EverythingChanged_OnlyTheScopeIsTouched()
    {
        await _workbench.CrawlAsync(Both());
        var changed = new Catalog()
            .AddDatabase("app", Catalog.Table("app.public.a", null, "id", "new"))
            .Add(new AssetFound(Catalog.Database("other") with { Description = "changed" }))
            .Add(new AssetFound(Catalog.Schema("other", "public") with { Description = "changed" }))
            .Add(new AssetFound(Catalog.Table("other.public.x", null, "id", "new")))
            .Add(new ScopeCompleted(Catalog.Root.Child("other", "public")))
            .Add(new ScopeCompleted(Catalog.Root.Child("other")))
            .Add(new ScopeCompleted(Catalog.Root));

        var report = await _workbench.CrawlAsync(changed, InScope("OTHER.public.*"));
        var appended = await _workbench.AppendedAsync(report);
        var full = await _workbench.CrawlAsync(changed);

        Assert.Equal(["other.public.x Upsert schemaMetadata", "other.public.y Upsert status removal-reason=dropped"], appended);
        Assert.Equal((1, 1, 1, 0), (report.Entities.Seen, report.Entities.Changed, report.Entities.Removed, report.Removals.KeptUnproven));
        Assert.Equal((6, 3, 1), (full.Entities.Seen, full.Entities.Changed, full.Entities.Removed));
    }

    [Fact]
    public async Task RunAsync_FullCrawlAfterScopedOnes_FindsNothingToDo()
    {
        await _workbench.CrawlAsync(Both(), InScope("app"));
        await _workbench.CrawlAsync(Both(), InScope("other.public"));

        var report = await _workbench.CrawlAsync(Both());

        Assert.Equal((RunStatus.Succeeded, 8, 0), (report.Status, report.Entities.Seen, report.Proposals.Emitted));
    }

    [Fact]
    public async Task RunAsync_ScopeGoneFromSource_IsRemovedWithAllInside()
    {
        await _workbench.CrawlAsync(Both());
        var gone = new Catalog().AddDatabase("app", s_a).Add(new ScopeCompleted(Catalog.Root));

        var report = await _workbench.CrawlAsync(gone, InScope("other"));

        Assert.Equal((RunStatus.Succeeded, 4), (report.Status, report.Entities.Removed));
        Assert.All(await _workbench.AppendedAsync(report), line => Assert.EndsWith("removal-reason=dropped", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_FilterNarrowedAndScoped_RemovesInsideTheScopeAsFiltered()
    {
        await _workbench.CrawlAsync(Both());

        var report = await _workbench.CrawlAsync(Both(), request => InScope("other")(request) with
        {
            Source = request.Source with { Filter = new AssetFilter(new FilterOptions { Deny = ["*.a", "*.x"] }) },
        });

        Assert.Equal(["other.public.x Upsert status removal-reason=filtered"], await _workbench.AppendedAsync(report));
        Assert.Equal(("Deny \"*.x\"", 1), report.FilteredByRule.Select(rule => (rule.Key, rule.Value)).Single());
    }

    [Fact]
    public async Task RunAsync_MostOfTheScopeGone_ThresholdIsThatOfTheSource()
    {
        var few = Enumerable.Range(1, 12).Select(i => Catalog.Table($"app.public.t{i}", null, "id")).ToArray<Asset>();
        var many = Enumerable.Range(1, 40).Select(i => Catalog.Table($"other.public.t{i}", null, "id")).ToArray<Asset>();
        await _workbench.CrawlAsync(new Catalog().AddDatabase("app", few).AddDatabase("other", many).Add(new ScopeCompleted(Catalog.Root)));

        var report = await _workbench.CrawlAsync(new Catalog().AddDatabase("app").AddDatabase("other").Add(new ScopeCompleted(Catalog.Root)), InScope("app"));

        Assert.Equal((RunStatus.Succeeded, 12), (report.Status, report.Entities.Removed));
    }

    [Fact]
    public async Task RunAsync_TroubleElsewhere_DoesNotConcernTheScope()
    {
        var troubled = Both()
            .Add(new AssetUnreadable(Catalog.Root.Child("app", "public", "locked"), AssetKinds.Datasets, "it is locked"))
            .Add(new ScopeIncomplete(Catalog.Root.Child("third"), IncompleteReason.AccessDenied, "no CONNECT", "GRANT CONNECT"))
            .Add(new CrawlWarning(Catalog.Root.Child("app"), "odd name", null));

        var report = await _workbench.CrawlAsync(troubled, InScope("other"));

        Assert.Equal((RunStatus.Succeeded, 0L, 0L), (report.Status, report.WarningCount, report.FailureCount));
    }

    [Fact]
    public async Task RunAsync_NothingInScope_FailsAndNamesWhatThereIs()
    {
        var report = await _workbench.CrawlAsync(Both(), InScope("other.publik"));

        Assert.Equal((RunStatus.Failed, FailureCause.Configuration, 0), (report.Status, report.Cause, report.Proposals.Emitted));
        var failure = Assert.Single(report.Failures);
        Assert.Equal("The scope \"other.publik\" holds nothing that the source has and its filters let through.", failure.Message);
        Assert.StartsWith("Correct the scope. There are, among others: other.public, other.public.x", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OnlyFlowOutsideTheScope_RoutineIsInsideAndItsFlowComesAlong()
    {
        var routine = new Routine { Path = Catalog.Root.Child("app", "public", "f"), SubType = "Function" };
        var catalog = Catalog.With(s_a, routine);

        var first = await _workbench.CrawlAsync(catalog, InScope("app.public.f"));
        var second = await _workbench.CrawlAsync(catalog, InScope("app.public.f"));

        Assert.Equal(4, first.Entities.Added);
        Assert.Equal((1, 0), (second.Entities.Seen, second.Proposals.Emitted));
    }

    [Fact]
    public async Task RunAsync_TakesTooLong_FailsAndRemovesNothing()
    {
        await _workbench.CrawlAsync(Both());

        var report = await _workbench.CrawlAsync(new EndlessSource(), request => request with { TimeLimit = TimeSpan.FromMilliseconds(1) });

        Assert.Equal((RunStatus.Failed, FailureCause.TimeLimit, 0), (report.Status, report.Cause, report.Entities.Removed));
        Assert.StartsWith("The crawl was ended because it took longer than 00:00:00.001", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CancelledAsTheProcessEnds_SaysInterrupted()
    {
        using var cancellation = new CancellationTokenSource();
        var cancelling = new CancellingSource(Both().Source(), cancellation);

        var report = await _workbench.CrawlAsync(cancelling, request => request with { ProcessEnding = cancellation.Token }, cancellationToken: cancellation.Token);

        Assert.Equal((RunStatus.Cancelled, FailureCause.Interrupted), (report.Status, report.Cause));
    }

    [Theory]
    [InlineData("sales", "sales", true)]
    [InlineData("sales", "sales.public.orders", true)]
    [InlineData("sales", "salesforce.public", false)]
    [InlineData("sales.public", "sales", false)]
    [InlineData("sales.*", "sales", false)]
    [InlineData("sales.*", "SALES.audit.log", true)]
    [InlineData("*.public", "sales.public.orders", true)]
    [InlineData(@"regex:sales\.(public|audit)", "sales.audit.log", true)]
    [InlineData(@"regex:sales\.(public|audit)", "sales.other.log", false)]
    public void Contains_Pattern_MeansTheNamedWithAllInside(string scope, string name, bool expected)
    {
        var parts = name.Split('.');

        Assert.Equal(expected, CrawlScope.Parse(scope).Contains(Catalog.Root.Child(parts)));
        Assert.Equal(expected, CrawlScope.Parse(scope).Contains(string.Join('\u001F', parts), '.'));
    }

    [Fact]
    public void Contains_FolderWrittenWithItsSlash_IsThatFolder()
    {
        var lake = AssetPath.Root("file", null, '/').Child("lake");

        Assert.True(CrawlScope.Parse("lake/sales/").Contains(lake.Child("sales", "orders")));
        Assert.False(CrawlScope.Parse("lake/sales/").Contains(lake.Child("sales2")));
    }

    private static string Name(Dataset table) => table.Path.Name;

    private static Catalog Both() => new Catalog().AddDatabase("app", s_a, s_b).AddDatabase("other", s_x, s_y).Add(new ScopeCompleted(Catalog.Root));

    private static Func<CrawlRequest, CrawlRequest> InScope(string scope) => request => request with { Scope = CrawlScope.Parse(scope) };
}
