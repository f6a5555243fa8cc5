using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task FindRun_Unknown_ReturnsNull() => Assert.Null(await Store.FindRunAsync("run-x", CancellationToken.None));

    [StoreFact]
    public async Task FindRun_UnderWay_TellsWhatIsKnownSoFar()
    {
        await using var session = await Store.BeginRunAsync(new RunStart("run-x", "sales", _time.Now, "backfill"), CancellationToken.None);
        await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None);
        await session.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None);
        _time.Now += TimeSpan.FromSeconds(5);

        var run = await Store.FindRunAsync("run-x", CancellationToken.None);

        Assert.Equal(("run-x", "sales", "backfill"), (run!.RunId, run.Source, run.RequestId));
        Assert.Equal((RunStatus.Running, 5000), (run.Status, run.DurationMs));
        Assert.Equal((3, 1, 3), (run.Proposals.Emitted, run.Log.FirstOffset, run.Log.LastOffset));
    }

    [StoreFact]
    public async Task FindRun_Completed_ReturnsItsReport()
    {
        var report = Report("run-x", "sales", RunStatus.PartiallySucceeded) with
        {
            RequestId = "backfill",
            DurationMs = 1234,
            Entities = new EntityCounts { Seen = 7, Added = 2 },
            Warnings = [new Notice("db.t", "odd", "look")],
            Capabilities = [new CapabilityOutcome("lineage", CapabilityStatus.Denied, "no right")],
            FilteredByRule = new Dictionary<string, long> { ["deny *.tmp"] = 3 },
        };
        await using (var session = await BeginAsync("sales", "run-x"))
            await session.CompleteAsync(report, CancellationToken.None);

        var run = await Store.FindRunAsync("run-x", CancellationToken.None);

        Assert.Equivalent(report, run, strict: true);
    }

    [StoreFact]
    public async Task CancelRun_UnderWay_IsToldToWhoeverHasIt()
    {
        await using var session = await BeginAsync("sales", "run-x");
        await using var other = await BeginAsync("hr", "run-y");
        Assert.False(await Store.IsCancelledAsync("run-x", CancellationToken.None));

        Assert.True(await Store.CancelRunAsync("run-x", CancellationToken.None));

        Assert.True(await Store.IsCancelledAsync("run-x", CancellationToken.None));
        Assert.False(await Store.IsCancelledAsync("run-y", CancellationToken.None));
    }

    [StoreFact]
    public async Task CancelRun_OverOrUnknown_ChangesNothing()
    {
        await using (var session = await BeginAsync("sales", "run-x"))
            await session.CompleteAsync(Report("run-x", "sales"), CancellationToken.None);

        foreach (var run in new[] { "run-x", "run-none" })
        {
            Assert.False(await Store.CancelRunAsync(run, CancellationToken.None));
            Assert.False(await Store.IsCancelledAsync(run, CancellationToken.None));
        }
    }

    [StoreFact]
    public async Task ListRuns_Several_ReturnsTheNewestFirst()
    {
        foreach (var (source, id) in new[] { ("sales", "1"), ("hr", "2"), ("sales", "3") })
        {
            await using var session = await BeginAsync(source, id);
            await session.CompleteAsync(Report(id, source), CancellationToken.None);
        }

        Task<string> ListAsync(string? source, int limit) => ListRunsAsync(new RunQuery { Source = source, Limit = limit });

        Assert.Equal("3 2 1", await ListAsync(null, 10));
        Assert.Equal("3 2", await ListAsync(null, 2));
        Assert.Equal("3 1", await ListAsync("sales", 10));
        Assert.Equal("", await ListAsync("nobody", 10));
    }

    [StoreFact]
    public async Task ListRuns_Filters_ReturnOnlyWhatTheyName()
    {
        await RunAsync("1", "sales", RunStatus.Succeeded, requestId: "backfill");
        await RunAsync("2", "hr", RunStatus.Failed);
        await RunAsync("3", "sales", RunStatus.Failed, requestId: "backfill");
        await using var running = await BeginAsync("sales", "4");

        Assert.Equal("3 1", await ListRunsAsync(new RunQuery { RequestId = "backfill" }));
        Assert.Equal("3 2", await ListRunsAsync(new RunQuery { Status = RunStatus.Failed }));
        Assert.Equal("3", await ListRunsAsync(new RunQuery { Status = RunStatus.Failed, Limit = 1 }));
        Assert.Equal("4", await ListRunsAsync(new RunQuery { Status = RunStatus.Running }));
        Assert.Equal("3", await ListRunsAsync(new RunQuery { Source = "sales", Status = RunStatus.Failed, RequestId = "backfill" }));
        Assert.Equal("", await ListRunsAsync(new RunQuery { Status = RunStatus.Cancelled }));
    }

    [StoreFact]
    public async Task ListRuns_PageByPage_ReturnsEachOnceWhateverIsAdded()
    {
        for (var run = 1; run <= 5; run++)
            await RunAsync($"{run}", "sales", RunStatus.Succeeded);

        Assert.Equal("5 4", await ListRunsAsync(new RunQuery { Limit = 2 }));
        await RunAsync("6", "sales", RunStatus.Succeeded);
        Assert.Equal("3 2", await ListRunsAsync(new RunQuery { Limit = 2, Before = "4" }));
        Assert.Equal("1", await ListRunsAsync(new RunQuery { Limit = 2, Before = "2" }));
        Assert.Equal("", await ListRunsAsync(new RunQuery { Limit = 2, Before = "1" }));
        Assert.Equal("", await ListRunsAsync(new RunQuery { Before = "unknown" }));
    }

    [StoreFact]
    public async Task ListLatestRuns_SeveralSources_ReturnsTheNewestWholeRunOfEachThatIsOver()
    {
        await RunAsync("1", "sales", RunStatus.AwaitingApproval);
        await RunAsync("2", "sales", RunStatus.Failed);
        await RunAsync("3", "sales", RunStatus.Succeeded, scope: "shop.public");
        await RunAsync("4", "hr", RunStatus.Succeeded);
        await RunAsync("5", "hr", RunStatus.PartiallySucceeded);
        await RunAsync("6", "lake", RunStatus.Cancelled);
        await using var running = await BeginAsync("hr", "7");

        Assert.Equal("5 6 2", await ListLatestAsync(succeeded: false));
        Assert.Equal("5 1", await ListLatestAsync(succeeded: true));
    }

    [StoreFact]
    public async Task BeginRun_WithAScope_TellsItWhileTheRunIsUnderWay()
    {
        await using var session = await Store.BeginRunAsync(Start("sales", "run-x") with { Scope = "shop.public" }, CancellationToken.None);

        Assert.Equal("shop.public", (await Store.FindRunAsync("run-x", CancellationToken.None))!.Scope);
    }

    [StoreFact]
    public async Task Dispose_NotCompletedWithAScope_TellsItAfterwards()
    {
        await (await Store.BeginRunAsync(Start("sales", "run-x") with { Scope = "shop.public" }, CancellationToken.None)).DisposeAsync();

        Assert.Equal("shop.public", (await Store.FindRunAsync("run-x", CancellationToken.None))!.Scope);
        Assert.Empty(await ListLatestAsync(succeeded: false));
    }

    [StoreFact]
    public async Task BeginRun_SourceHasARun_SaysWhoHoldsItSinceWhen()
    {
        await using var session = await BeginAsync("sales", "run-x");

        var busy = await Assert.ThrowsAsync<SourceBusyException>(() => BeginAsync("sales"));

        Assert.Contains("'sales'", busy.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId} ", busy.Message, StringComparison.Ordinal);
        Assert.Contains("since 2026-03-01 12:00:00 UTC (run run-x)", busy.Message, StringComparison.Ordinal);
        Assert.Single(await Store.ListRunsAsync(new RunQuery { Limit = 10 }, CancellationToken.None));
    }

    [StoreFact]
    public async Task BeginRun_AnotherSourceHasARun_Begins()
    {
        await using var sales = await BeginAsync("sales");
        await using var hr = await BeginAsync("hr");

        Assert.Equal(2, (await Store.ListRunsAsync(new RunQuery { Limit = 10 }, CancellationToken.None)).Count);
    }

    [StoreFact]
    public async Task BeginRun_AfterTheOtherWasDisposed_Begins()
    {
        await (await BeginAsync("sales")).DisposeAsync();

        await using var session = await BeginAsync("sales");

        Assert.Equal(0, await session.CountLiveEntitiesAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task BeginRun_RunIdUsedBefore_FailsAndLeavesTheSourceFree()
    {
        await (await BeginAsync("sales", "run-x")).DisposeAsync();

        await Assert.ThrowsAsync<StoreException>(() => BeginAsync("sales", "run-x"));

        await (await BeginAsync("sales", "run-y")).DisposeAsync();
    }

    [StoreFact]
    public async Task Dispose_NotCompleted_MarksTheRunAsFailed()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}")));

        var run = Assert.Single(await Store.ListRunsAsync(new RunQuery { Source = "sales", Limit = 10 }, CancellationToken.None));

        Assert.Equal((RunStatus.Failed, 1, 1), (run.Status, run.FailureCount, run.Proposals.Emitted));
        Assert.Equal(FailureCause.Unexpected, run.Cause);
        Assert.Contains("without a report", Assert.Single(run.Failures).Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Complete_Twice_Throws()
    {
        await using var session = await BeginAsync("sales", "run-x");
        await session.CompleteAsync(Report("run-x", "sales"), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CompleteAsync(Report("run-x", "sales"), CancellationToken.None));
    }

    [StoreFact]
    public async Task Complete_ReportOfAnotherRun_Throws()
    {
        await using var session = await BeginAsync("sales", "run-x");

        await Assert.ThrowsAsync<ArgumentException>(() => session.CompleteAsync(Report("run-y", "sales"), CancellationToken.None));
    }

    [StoreFact]
    public async Task Commit_AfterComplete_Throws()
    {
        await using var session = await BeginAsync("sales", "run-x");
        await session.CompleteAsync(Report("run-x", "sales"), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None));
        Assert.Empty(await ReadAsync());
    }

    [StoreFact]
    public async Task Preview_KnownSource_SeesItsStateAndLeavesNoTrace()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}")));
        await using (var preview = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None))
        {
            Assert.NotNull(await LoadAsync(preview, "urn:a"));
            Assert.Equal(1, await preview.CountLiveEntitiesAsync(CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => preview.CommitAsync([Entity("urn:b")], CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => preview.CompleteAsync(Report("preview", "sales"), CancellationToken.None));
        }

        Assert.Null(await Store.FindRunAsync("preview", CancellationToken.None));
    }

    [StoreFact]
    public async Task Preview_NewSource_IsEmpty()
    {
        await using var preview = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);

        Assert.Null(await LoadAsync(preview, "urn:a"));
        Assert.Empty(await ReadLiveAsync(preview));
        Assert.Equal(0, await preview.CountLiveEntitiesAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task Preview_RunUnderWay_GoesBesideIt()
    {
        await using var session = await BeginAsync("sales");
        await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);

        await using var preview = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);

        Assert.NotNull(await LoadAsync(preview, "urn:a"));
    }

    [StoreFact]
    public async Task Session_TwoCallersAtOnce_RefusesTheSecond()
    {
        await using var session = await BeginAsync("sales");
        Task? second = null;
        var changes = new[] { new EntityChange { Key = Key("urn:a"), Aspects = new CallbackList(() => second = session.LoadAsync(["urn:a"], CancellationToken.None)) } };

        await session.CommitAsync(changes, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => second!);
    }

    private async Task RunAsync(string runId, string source, RunStatus status, string? requestId = null, string? scope = null)
    {
        await using var session = await Store.BeginRunAsync(new RunStart(runId, source, _time.Now, requestId) { Scope = scope }, CancellationToken.None);
        await session.CompleteAsync(Report(runId, source, status) with { RequestId = requestId, Scope = scope }, CancellationToken.None);
    }

    private async Task<string> ListRunsAsync(RunQuery query) => Ids(await Store.ListRunsAsync(query, CancellationToken.None));

    private async Task<string> ListLatestAsync(bool succeeded) => Ids(await Store.ListLatestRunsAsync(succeeded, CancellationToken.None));

    private static string Ids(IReadOnlyList<RunReport> runs) => string.Join(' ', runs.Select(static run => run.RunId));
}
