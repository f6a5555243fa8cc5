using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class RequestTests : ScheduledServiceTests
{
    private const string Two = """ "Sources": { "a": { "Type": "gated" }, "b": { "Type": "gated" } } """;

    [Fact]
    public async Task Request_InTheConfiguration_IsRunOnceWhateverRestarts()
    {
        const string configuration = $$"""{ {{Two}}, "AdHoc": { "first": { "Source": "A" } } }""";
        await Service.StartAsync(configuration);
        await Service.UntilEndedAsync("first");
        Service.Reload($$"""{ {{Two}}, "AdHoc": { "first": { "Source": "a" }, "second": { "Source": "a", "Scope": "a.first" } } }""");
        var second = await Service.UntilEndedAsync("second");
        await Service.StopAsync();

        await Service.StartAsync($$"""{ {{Two}}, "AdHoc": { "first": { "Source": "a" }, "third": { "Source": "a" } } }""");
        await Service.UntilEndedAsync("third");

        var runs = await Service.EndedRunsAsync("a");
        Assert.Equal([("third", null), ("second", "a.first"), ("first", null)], runs.Select(run => (run.RequestId, run.Scope)));
        Assert.Equal((AdHocOrigin.Configuration, RunStatus.Succeeded, 1), (second.Origin, second.Outcome, second.Attempts));
        Assert.Empty(Service.Intake.Conflicts);
    }

    [Fact]
    public async Task Request_KnownIdWithOtherContent_IsReportedAndNotRun()
    {
        await Service.StartAsync($$"""{ {{Two}}, "AdHoc": { "same": { "Source": "a" } } }""");
        await Service.UntilEndedAsync("same");

        Service.Reload($$"""{ {{Two}}, "AdHoc": { "same": { "Source": "b" }, "other": { "Source": "b" } } }""");
        await Service.UntilEndedAsync("other");

        var conflict = Assert.Single(Service.Intake.Conflicts);
        Assert.Equal("Ingestion:AdHoc:same", conflict.Path);
        Assert.StartsWith("is not run: another request was filed under this id at 2026-11-21 10:00:00Z", conflict.Message, StringComparison.Ordinal);
        Assert.NotNull(conflict.Location);
        Assert.Equal("other", Assert.Single(await Service.EndedRunsAsync("b")).RequestId);
    }

    [Fact]
    public async Task Request_LeavesTheConfigurationBeforeItsTime_IsWithdrawn()
    {
        await Service.StartAsync($$"""{ {{Two}}, "AdHoc": { "later": { "Source": "a", "NotBefore": "2026-11-21T10:05:00Z" } } }""");
        await Service.UntilAsync(async () => (await Service.Control.FindAsync("a", CancellationToken.None))!.NextRunAt?.Minute == 5, "it has its turn");

        Service.Reload($$"""{ {{Two}}, "AdHoc": { "sentinel": { "Source": "a", "NotBefore": "2026-11-21T10:06:00Z" } } }""");
        await Service.UntilEndedAsync("sentinel");

        Assert.Null(await Service.Store.Requests.FindAsync("later", CancellationToken.None));
        Assert.Equal((6, "sentinel"), (await Service.EndedRunsAsync("a")).Select(run => (run.StartedAt.Minute, run.RequestId)).Single());
    }

    [Fact]
    public async Task Request_FiledByAnotherProcess_IsNoticed()
    {
        await Service.StartAsync($$"""{ {{Two}} }""");

        await Service.Store.Requests.FileAsync(new AdHocRequest("r", "b"), AdHocOrigin.Command, CancellationToken.None);

        Assert.Equal(RunStatus.Succeeded, (await Service.UntilEndedAsync("r")).Outcome);
    }

    [Fact]
    public async Task Request_ForASourceThatIsGone_EndsWithTheReason()
    {
        await Service.StartAsync($$"""{ {{Two}} }""");

        await Service.Store.Requests.FileAsync(new AdHocRequest("r", "c"), AdHocOrigin.Command, CancellationToken.None);
        var request = await Service.UntilEndedAsync("r");

        Assert.Equal((RunStatus.Failed, "There is no source 'c' in the configuration any more."), (request.Outcome, request.Detail));
    }

    [Fact]
    public async Task Request_SeveralForOneSource_RunOneAfterTheOtherInOrder()
    {
        Service.Put("closed");
        await Service.StartAsync($$"""{ {{Two}} }""");
        foreach (var id in new[] { "1", "2", "3" })
        {
            await Service.Store.Requests.FileAsync(new AdHocRequest(id, "a"), AdHocOrigin.Command, CancellationToken.None);
            await Service.UntilStateAsync("a", SourceState.Running);
            Service.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Service.Take("closed");
        await Service.UntilRunsAsync("a", 3);

        var runs = (await Service.EndedRunsAsync("a")).Reverse().ToList();
        Assert.Equal(["1", "2", "3"], runs.Select(run => run.RequestId));
        Assert.All(runs, run => Assert.Equal(RunStatus.Succeeded, run.Status));
    }

    [Fact]
    public async Task Request_CutOffThreeTimes_EndsWithTheReason()
    {
        await Service.StartAsync($$"""{ "Sources": { "a": { "Type": "gated", "Retry": { "MaxAttempts": 1 } } } }""");
        var requests = Service.Store.Requests;
        await Service.Control.PauseAsync("a", CancellationToken.None);
        await requests.FileAsync(new AdHocRequest("r", "a"), AdHocOrigin.Command, CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await requests.TryClaimAsync("r", worker: null, CancellationToken.None));
            await requests.ReleaseAbandonedAsync("The service ended while it ran.", CancellationToken.None);
        }

        await Service.Control.ResumeAsync("a", CancellationToken.None);
        var request = await Service.UntilEndedAsync("r");

        Assert.Equal((RunStatus.Failed, "It was begun 3 times and cut off each time. File it again under another id."), (request.Outcome, request.Detail));
        Assert.Empty(await Service.EndedRunsAsync("a"));
    }

    [Fact]
    public async Task Request_WhoseCrawlEndedJustBeforeTheService_IsNotRunAgain()
    {
        await Service.StartAsync($$"""{ {{Two}} }""");
        await Service.Control.PauseAsync("a", CancellationToken.None);
        var requests = Service.Store.Requests;
        await requests.FileAsync(new AdHocRequest("r", "a"), AdHocOrigin.Command, CancellationToken.None);
        await requests.TryClaimAsync("r", worker: null, CancellationToken.None);
        var start = new Core.Storing.RunStart("a-1", "a", Service.Time.GetUtcNow(), "r");
        await using (var session = await Service.Store.BeginRunAsync(start, CancellationToken.None))
            await session.CompleteAsync(new RunReport { RunId = "a-1", Source = "a", RequestId = "r", Status = RunStatus.PartiallySucceeded, StartedAt = start.StartedAt }, CancellationToken.None);
        await requests.ReleaseAbandonedAsync("The service ended while it ran.", CancellationToken.None);

        await Service.Control.ResumeAsync("a", CancellationToken.None);
        var request = await Service.UntilEndedAsync("r");

        Assert.Equal((RunStatus.PartiallySucceeded, 1), (request.Outcome, request.Attempts));
        Assert.Single(await Service.EndedRunsAsync("a"));
    }

    [Fact]
    public async Task Cancel_CrawlOfARequest_EndsItAsCancelled()
    {
        Service.Put("closed");
        await Service.StartAsync($$"""{ {{Two}}, "AdHoc": { "r": { "Source": "a" } } }""");
        await Service.UntilStateAsync("a", SourceState.Running);
        var running = (await Service.Control.FindAsync("a", CancellationToken.None))!.CurrentRun!;

        Assert.True(await Service.Control.CancelAsync("A", CancellationToken.None));
        Assert.False(await Service.Control.CancelAsync("b", CancellationToken.None));
        var request = await Service.UntilEndedAsync("r");

        Assert.Equal((RunStatus.Cancelled, running.RunId, "r"), (request.Outcome, request.RunId, running.RequestId));
    }
}
