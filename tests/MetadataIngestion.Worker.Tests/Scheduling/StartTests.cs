using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class StartTests : ScheduledServiceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Start_TimesWereMissed_CrawlsOnceAtOnce()
    {
        const string hourly = """{ "Sources": { "a": { "Type": "gated", "Schedule": "0 30 * * * ?" }, "s": { "Type": "gated", "Schedule": "0 30 * * * ?", "Misfire": "Skip" } } }""";
        await Service.StartAsync(hourly);
        await Service.UntilRunsAsync("a", 1);
        await Service.UntilRunsAsync("s", 1);
        await Service.StopAsync();
        Service.Time.Advance(TimeSpan.FromHours(5.5));

        await Service.StartAsync(hourly);
        var runs = await Service.UntilRunsAsync("a", 3);

        Assert.Equal([(10, 30), (16, 0), (16, 30)], runs.Reverse().Select(run => (run.StartedAt.Hour, run.StartedAt.Minute)));
        Assert.Equal([10, 16], (await Service.UntilRunsAsync("s", 2)).Reverse().Select(run => run.StartedAt.Hour));
    }

    [Fact]
    public async Task Start_CrawlWasCutOffByAStop_BeginsAgainAtOnce()
    {
        const string daily = """{ "Sources": { "a": { "Type": "gated", "Schedule": "0 1 10 * * ?" } } }""";
        Service.Put("closed");
        await Service.StartAsync(daily);
        await Service.UntilStateAsync("a", SourceState.Running);
        await Service.StopAsync();
        Service.Take("closed");

        await Service.StartAsync(daily);
        var runs = await Service.UntilRunsAsync("a", 2);

        Assert.Equal((RunStatus.Cancelled, FailureCause.Interrupted), (runs[1].Status, runs[1].Cause));
        Assert.Equal((RunStatus.Succeeded, 10), (runs[0].Status, runs[0].StartedAt.Hour));
    }

    [Fact]
    public async Task Stop_CrawlUnderWayForARequest_RequestWaitsAndRunsAgain()
    {
        const string once = """{ "Sources": { "a": { "Type": "gated", "Schedule": "0 0 12 * * ?" } }, "AdHoc": { "once": { "Source": "a" } } }""";
        Service.Put("closed");
        await Service.StartAsync(once);
        await Service.UntilStateAsync("a", SourceState.Running);
        await Service.StopAsync();
        Service.Take("closed");

        await Service.StartAsync(once);
        var request = await Service.UntilEndedAsync("once");

        Assert.Equal((RunStatus.Succeeded, 2), (request.Outcome, request.Attempts));
        Assert.Equal(["once", "once"], (await Service.EndedRunsAsync("a")).Select(run => run.RequestId));
    }

    [Theory]
    [InlineData("0 0 * * * ?", "RunOnce", "2026-11-21T08:59:00Z", null, null, "its crawl of 2026-11-21 09:00:00 +00:00 was missed")]
    [InlineData("0 0 * * * ?", "RunOnce", "2026-11-21T09:00:00.1Z", null, null, "its crawl of 2026-11-21 10:00:00 +00:00 was missed")]
    [InlineData("0 0 9 * * ?", "RunOnce", "2026-11-21T09:00:00.1Z", null, null, null)]
    [InlineData("0 0 * * * ?", "Skip", "2026-11-20T09:00:00Z", FailureCause.Interrupted, null, null)]
    [InlineData("0 0 9 * * ?", "RunOnce", "2026-11-21T09:00:01Z", FailureCause.Interrupted, null, "its latest crawl was cut off")]
    [InlineData("0 0 9 * * ?", "RunOnce", "2026-11-21T09:00:01Z", FailureCause.Interrupted, "once", null)]
    [InlineData("0 0 9 * * ?", "RunOnce", "2026-11-21T09:00:01Z", FailureCause.Retriable, null, null)]
    [InlineData("0 0 9 * * ?", "RunOnce", "2026-12-24T00:00:00Z", null, null, null)] // the clock was set back since
    [InlineData(null, "RunOnce", "2026-11-20T09:00:01Z", FailureCause.Interrupted, null, null)]
    public void Find_LatestRun_SaysWhatIsToBeMadeUpFor(string? schedule, string misfire, string startedAt, FailureCause? cause, string? request, string? expected)
    {
        var options = new SourceOptions { Type = "gated", Schedule = schedule, Misfire = Enum.Parse<MisfirePolicy>(misfire) };
        var latest = new RunReport
        {
            RunId = "r",
            Source = "a",
            Status = cause is null ? RunStatus.Succeeded : RunStatus.Failed,
            Cause = cause,
            RequestId = request,
            StartedAt = DateTimeOffset.Parse(startedAt, System.Globalization.CultureInfo.InvariantCulture),
        };

        Assert.Equal(expected, MissedSchedules.Find(options, latest, s_now));
    }

    [Fact]
    public void Find_SourceThatNeverRan_WaitsForItsSchedule() =>
        Assert.Null(MissedSchedules.Find(new SourceOptions { Type = "gated", Schedule = "* * * * * ?" }, latest: null, s_now));
}
