using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Tests.Crawling;

public sealed class CrawlRunnerRemovalTests : IAsyncLifetime
{
    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id");

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task RunAsync_TableDropped_ProposesRemovalWithReason()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a));
        var again = await _workbench.CrawlAsync(Catalog.With(s_a));

        Assert.Equal(["app.public.b Upsert status removal-reason=dropped"], await _workbench.AppendedAsync(report));
        Assert.Equal("""{"removed":true}""", Encoding.UTF8.GetString((await _workbench.LogAsync())[^1].Proposal!.Aspect.Span));
        Assert.Equal(1, report.Entities.Removed);
        Assert.Equal(0, again.Proposals.Emitted);
    }

    [Fact]
    public async Task RunAsync_TableReturns_ProposesStatusOnly()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        await _workbench.CrawlAsync(Catalog.With(s_a));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        Assert.Equal(["app.public.b Upsert status"], await _workbench.AppendedAsync(report));
        Assert.Equal("""{"removed":false}""", Encoding.UTF8.GetString((await _workbench.LogAsync())[^1].Proposal!.Aspect.Span));
        Assert.Equal(1, report.Entities.Added);
    }

    [Fact]
    public async Task RunAsync_TableRenamed_RemovalNamesTheSuccessor()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a, Catalog.Table("app.public.c", "rel/app.public.b", "id")));

        Assert.Equal($"app.public.b Upsert status removal-reason=renamed renamed-to={Catalog.Urn("app.public.c")}", (await _workbench.AppendedAsync(report))[^1]);
    }

    [Fact]
    public async Task RunAsync_RenameCutOffBeforeRemoval_NextRunStillSaysRenamed()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        var renamed = Catalog.With(s_a, Catalog.Table("app.public.c", "rel/app.public.b", "id"));
        await _workbench.CrawlAsync(renamed.Source(new InvalidOperationException("cut off")));

        var report = await _workbench.CrawlAsync(renamed);

        Assert.Equal([$"app.public.b Upsert status removal-reason=renamed renamed-to={Catalog.Urn("app.public.c")}"], await _workbench.AppendedAsync(report));
    }

    [Fact]
    public async Task RunAsync_ScopeIncomplete_RemovesNothingUnderIt()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        var partial = new Catalog()
            .AddDatabase("app", s_a)
            .Add(new ScopeIncomplete(Catalog.Root.Child("app", "public"), IncompleteReason.Timeout, "public is locked", "wait"))
            .Add(new ScopeCompleted(Catalog.Root));

        var report = await _workbench.CrawlAsync(partial);

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal(0, report.Proposals.Emitted);
        Assert.Equal(1, report.Removals.KeptUnproven);
        Assert.Equal(("app.public", "public is locked", "wait"), report.Scopes.IncompleteScopes.Select(scope => (scope.Scope, scope.Message, scope.Remedy)).Single());
    }

    [Fact]
    public async Task RunAsync_ScopeNeverCompleted_CountsAsIncomplete()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        var silent = new Catalog()
            .Add(new AssetFound(Catalog.Database("app")))
            .Add(new AssetFound(Catalog.Schema("app", "public")))
            .Add(new ScopeCompleted(Catalog.Root))
            .Add(new ScopeCompleted(Catalog.Root.Child("app")));

        var report = await _workbench.CrawlAsync(silent);

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal(0, report.Entities.Removed);
        Assert.Equal("app.public", Assert.Single(report.Scopes.IncompleteScopes).Scope);
    }

    [Fact]
    public async Task RunAsync_SchemaDropped_RemovesWhatItHeld()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        var empty = new Catalog()
            .Add(new AssetFound(Catalog.Database("app")))
            .Add(new ScopeCompleted(Catalog.Root.Child("app")))
            .Add(new ScopeCompleted(Catalog.Root));

        var report = await _workbench.CrawlAsync(empty);

        Assert.Equal(3, report.Removals.ByReason[RemovalReasons.Dropped]);
    }

    [Fact]
    public async Task RunAsync_DatabaseUnreachable_KeepsWhatItHeld()
    {
        var other = Catalog.Table("other.public.x", null, "id");
        await _workbench.CrawlAsync(new Catalog().AddDatabase("app", s_a).AddDatabase("other", other).Add(new ScopeCompleted(Catalog.Root)));

        var report = await _workbench.CrawlAsync(new Catalog()
            .AddDatabase("app")
            .Add(new ScopeIncomplete(Catalog.Root.Child("other"), IncompleteReason.AccessDenied, "no CONNECT", "GRANT CONNECT"))
            .Add(new ScopeCompleted(Catalog.Root, AssetKinds.None)));

        Assert.Equal(["app.public.a Upsert status removal-reason=dropped"], await _workbench.AppendedAsync(report));
        Assert.Equal(3, report.Removals.KeptUnproven);
    }

    [Fact]
    public async Task RunAsync_UnreadableTable_IsNotRemoved()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        var report = await _workbench.CrawlAsync(new Catalog()
            .AddDatabase("app", s_a)
            .Add(new AssetUnreadable(s_b.Path, AssetKinds.Datasets, "it is locked"))
            .Add(new ScopeCompleted(Catalog.Root)));

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal(0, report.Proposals.Emitted);
        Assert.Equal(("app.public.b", "it is locked"), report.Failures.Select(failure => (failure.Object, failure.Message)).Single());
    }

    [Fact]
    public async Task RunAsync_FilterNarrowed_RemovesAsFiltered()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a, s_b), WithFilter(new FilterOptions { Deny = ["*.b"] }));

        Assert.Equal(["app.public.b Upsert status removal-reason=filtered"], await _workbench.AppendedAsync(report));
        Assert.Equal(1, report.FilteredByRule["Deny \"*.b\""]);
    }

    [Fact]
    public async Task RunAsync_OnlyOneTableAllowed_ItsContainersComeWithIt()
    {
        var report = await _workbench.CrawlAsync(Catalog.With(s_a, s_b), WithFilter(new FilterOptions { Allow = ["app.public.a"] }));

        Assert.Equal(3, report.Entities.Seen);
        Assert.Equal(1, report.Entities.Filtered);
        Assert.Contains((await _workbench.LogAsync()), entry => entry.EntityType == "container");
    }

    [Fact]
    public async Task RunAsync_NothingAllowedInside_LeavesTheContainersOut()
    {
        var report = await _workbench.CrawlAsync(Catalog.With(s_a, s_b), WithFilter(new FilterOptions { Allow = ["app.public.zzz"] }));

        Assert.Equal(0, report.Entities.Seen);
    }

    [Fact]
    public async Task RunAsync_ConnectorLeftDatabaseOut_RemovesAsFiltered()
    {
        var other = Catalog.Table("other.public.x", null, "id");
        await _workbench.CrawlAsync(new Catalog().AddDatabase("app", s_a).AddDatabase("other", other).Add(new ScopeCompleted(Catalog.Root)));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a).Add(new AssetFiltered(Catalog.Root.Child("other"), "option Databases")));

        Assert.Equal(3, report.Removals.ByReason[RemovalReasons.Filtered]);
    }

    [Fact]
    public async Task RunAsync_SourceFails_RemovesNothingAndKeepsWhatItSaid()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));

        var report = await _workbench.CrawlAsync(Catalog.With(s_a, Catalog.Table("app.public.c", null, "id")).Source(new RetriableSourceException("db is gone", "start it")));

        Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (report.Status, report.Cause));
        Assert.Equal(new Notice("app", "db is gone", "start it"), Assert.Single(report.Failures));
        Assert.Equal((1, 0), (report.Entities.Added, report.Entities.Removed));
    }

    [Fact]
    public async Task RunAsync_MostTablesGone_WaitsForApproval()
    {
        var tables = Enumerable.Range(1, 30).Select(i => Catalog.Table($"app.public.t{i}", null, "id")).ToArray<Asset>();
        await _workbench.CrawlAsync(Catalog.With(tables));

        var held = await _workbench.CrawlAsync(Catalog.With([.. tables[..10]]));
        var approved = await _workbench.CrawlAsync(Catalog.With([.. tables[..10]]), request => request with { ApproveRemovals = true });

        Assert.Equal((RunStatus.AwaitingApproval, 20, 0), (held.Status, held.Removals.Held, held.Proposals.Emitted));
        Assert.Equal((RunStatus.Succeeded, 20), (approved.Status, approved.Entities.Removed));
    }

    [Theory]
    [InlineData(10, RunStatus.Succeeded)]
    [InlineData(11, RunStatus.AwaitingApproval)]
    public async Task RunAsync_AtTheThresholdCount_RemovesUpToIt(int gone, RunStatus expected)
    {
        var tables = Enumerable.Range(1, 12).Select(i => Catalog.Table($"app.public.t{i}", null, "id")).ToArray<Asset>();
        await _workbench.CrawlAsync(Catalog.With(tables));

        var report = await _workbench.CrawlAsync(Catalog.With([.. tables[gone..]]));

        Assert.Equal(expected, report.Status);
    }

    [Fact]
    public async Task RunAsync_RoutinesDenied_KeepsRoutines()
    {
        var routine = new Routine { Path = Catalog.Root.Child("app", "public", "f"), SubType = "Function" };
        await _workbench.CrawlAsync(Catalog.With(s_a, routine));
        var denied = new Catalog()
            .Add(new AssetFound(Catalog.Database("app")))
            .Add(new AssetFound(Catalog.Schema("app", "public")))
            .Add(new CapabilityReported("routines", CapabilityStatus.Denied, "no right"))
            .Add(new ScopeCompleted(Catalog.Root.Child("app", "public"), AssetKinds.Containers | AssetKinds.Datasets))
            .Add(new ScopeCompleted(Catalog.Root.Child("app")))
            .Add(new ScopeCompleted(Catalog.Root));

        var report = await _workbench.CrawlAsync(denied);

        Assert.Equal(["app.public.a Upsert status removal-reason=dropped"], await _workbench.AppendedAsync(report));
        Assert.Equal(2, report.Removals.KeptUnproven);
    }

    [Fact]
    public async Task RunAsync_Cancelled_RemovesNothing()
    {
        await _workbench.CrawlAsync(Catalog.With(s_a, s_b));
        using var cancellation = new CancellationTokenSource();
        var cancelling = new CancellingSource(Catalog.With(s_a).Source(), cancellation);

        var report = await _workbench.CrawlAsync(cancelling, cancellationToken: cancellation.Token);

        Assert.Equal((RunStatus.Cancelled, 0), (report.Status, report.Entities.Removed));
        Assert.Equal(RunStatus.Cancelled, (await _workbench.Store.FindRunAsync(report.RunId, CancellationToken.None))!.Status);
    }

    private static Func<CrawlRequest, CrawlRequest> WithFilter(FilterOptions options) =>
        request => request with { Source = request.Source with { Filter = new AssetFilter(options) } };
}
