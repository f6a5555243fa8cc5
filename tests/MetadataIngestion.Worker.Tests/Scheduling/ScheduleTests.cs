using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class ScheduleTests : ScheduledServiceTests
{
    [Fact]
    public async Task Schedule_TimeComes_SourceIsCrawledOnceEachTime()
    {
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 * * * * ?" } } }""");

        var runs = await Service.UntilRunsAsync("a", 3);

        Assert.Equal([2, 1, 0], runs.Select(run => run.StartedAt.Minute));
        Assert.All(runs, run => Assert.Equal((RunStatus.Succeeded, null, null), (run.Status, run.RequestId, run.Scope)));
    }

    [Fact]
    public async Task Schedule_TimesPassDuringACrawl_RunOnceMakesUpForThemOnce()
    {
        var runs = await CrawlForAnHourAsync("RunOnce");

        // The crawl of 10:00 ends after 11:00; the six times between lead to one more crawl, and 11:10 comes after that.
        Assert.Equal(["10:00", "11:0", "11:1"], runs.Select(run => $"{run.StartedAt:HH:mm}").Select((time, i) => i == 0 ? time : time[..4]));
    }

    [Fact]
    public async Task Schedule_TimesPassDuringACrawl_SkipLeavesThemOut()
    {
        var runs = await CrawlForAnHourAsync("Skip");

        Assert.Equal(["10:00", "11:1", "11:2"], runs.Select(run => $"{run.StartedAt:HH:mm}").Select((time, i) => i == 0 ? time : time[..4]));
    }

    [Fact]
    public async Task Schedule_SourceWithJitter_BeginsLaterButWithinIt()
    {
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 * * * * ?", "Jitter": "00:00:40" } } }""");

        var runs = await Service.UntilRunsAsync("a", 3);

        Assert.Equal([2, 1, 0], runs.Select(run => run.StartedAt.Minute));
        Assert.Contains(runs, run => run.StartedAt.Second > 1);
    }

    [Fact]
    public async Task Schedule_CrawlTakesTooLong_EndsAsFailed()
    {
        Service.Put("closed");
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 0 * * * ?", "MaxDuration": "00:01:00" } } }""");

        var run = (await Service.UntilRunsAsync("a", 1))[0];

        Assert.Equal((RunStatus.Failed, FailureCause.TimeLimit), (run.Status, run.Cause));
    }

    [Fact]
    public async Task Request_SourceIsBusy_WaitsHoweverLong()
    {
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 0 0 1 1 ?", "Retry": { "MaxAttempts": 1 } } } }""");
        var elsewhere = await Service.Store.BeginRunAsync(new("a-elsewhere", "a", Service.Time.GetUtcNow()), CancellationToken.None);
        await Service.Control.TriggerAsync(new("r", "a"), Core.Requests.AdHocOrigin.Api, CancellationToken.None);
        await Service.UntilAsync(async () => (await Service.Store.Requests.FindAsync("r", CancellationToken.None))!.Detail is not null, "the busy source was noticed");
        await Service.UntilAsync(() => Service.Time.GetUtcNow().Hour > 10, "an hour has passed");

        await elsewhere.DisposeAsync();
        var request = await Service.UntilEndedAsync("r");

        Assert.Equal((RunStatus.Succeeded, 1), (request.Outcome, request.Attempts));
    }

    /// <summary>Lets the first crawl of a schedule of ten minutes last for more than an hour; the runs, the oldest first.</summary>
    private async Task<IReadOnlyList<RunReport>> CrawlForAnHourAsync(string misfire)
    {
        Service.Put("closed");
        await Service.StartAsync($$"""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 0/10 * * * ?", "Misfire": "{{misfire}}" } } }""");
        await Service.UntilStateAsync("a", SourceState.Running);
        Service.Time.Advance(TimeSpan.FromMinutes(65));
        Service.Take("closed");
        return [.. (await Service.UntilRunsAsync("a", 3)).Reverse()];
    }
}
