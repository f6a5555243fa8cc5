using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class BlackoutTests : ScheduledServiceTests
{
    [Fact]
    public async Task Blackout_RunOnce_CrawlsOnceAtItsEnd()
    {
        await Service.StartAsync(Source("RunOnce"));
        await Service.UntilStateAsync("a", SourceState.BlackedOut);
        var status = (await Service.Control.FindAsync("a", CancellationToken.None))!;

        var runs = await Service.UntilRunsAsync("a", 2);

        Assert.Equal("it waits for a blackout to end at 2026-11-21 11:05:00 +01:00", status.Detail);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 5, 0, TimeSpan.Zero), status.NextRunAt);
        Assert.Equal([5, 10], runs.Select(run => run.StartedAt.Minute).Order());
    }

    [Fact]
    public async Task Blackout_Skip_LeavesItOut()
    {
        await Service.StartAsync(Source("Skip"));

        var run = (await Service.UntilRunsAsync("a", 1))[0];

        Assert.Equal(10, run.StartedAt.Minute);
    }

    [Fact]
    public async Task Blackout_Request_WaitsForItsEnd()
    {
        await Service.StartAsync(Source("Skip", """, "AdHoc": { "once": { "Source": "a" } }"""));

        var request = await Service.UntilEndedAsync("once");

        Assert.Equal(RunStatus.Succeeded, request.Outcome);
        Assert.Equal(5, (await Service.Store.FindRunAsync(request.RunId!, CancellationToken.None))!.StartedAt.Minute);
    }

    [Theory]
    [InlineData("2026-11-20T23:00:00Z", "2026-11-21T06:00:00Z")] // a Friday: from ten in the evening to six in the morning
    [InlineData("2026-11-21T05:59:59Z", "2026-11-21T06:00:00Z")]
    [InlineData("2026-11-21T06:00:00Z", null)]
    [InlineData("2026-11-21T23:00:00Z", null)] // a Saturday
    [InlineData("2026-11-20T21:59:59Z", null)]
    public void EndAfter_WindowOverMidnight_BelongsToTheDayOnWhichItBegins(string time, string? expected)
    {
        var windows = Windows("UTC", new BlackoutOptions { Days = [DayOfWeek.Friday], From = "22:00", To = "06:00" });

        Assert.Equal(Parse(expected), windows.EndAfter(Parse(time)!.Value));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")] // the clock goes from two to three: half past two is not
    [InlineData("2026-10-25T00:15:00Z", "2026-10-25T01:30:00Z")] // the clock goes from three to two: half past two is twice
    [InlineData("2026-07-01T00:15:00Z", "2026-07-01T00:30:00Z")]
    public void EndAfter_ClockChanges_IsAMomentThatExists(string time, string expected)
    {
        var windows = Windows("Europe/Berlin", new BlackoutOptions { From = "01:00", To = "02:30" });

        Assert.Equal(Parse(expected), windows.EndAfter(Parse(time)!.Value));
    }

    [Fact]
    public void EndAfter_WindowsWithoutGap_IsTheEndOfTheLast()
    {
        var windows = Windows("UTC", new BlackoutOptions { From = "08:00", To = "12:00" }, new BlackoutOptions { From = "12:00", To = "13:00" }, new BlackoutOptions { From = "12:30", To = "17:00" });

        Assert.Equal(Parse("2026-11-21T17:00:00Z"), windows.EndAfter(Parse("2026-11-21T09:00:00Z")!.Value));
    }

    [Fact]
    public void LeavesTimeAfter_AllDayEveryDay_DoesNot()
    {
        var now = Parse("2026-11-21T09:00:00Z")!.Value;

        Assert.False(Windows("UTC", new BlackoutOptions { From = "08:00", To = "08:00" }).LeavesTimeAfter(now));
        Assert.True(Windows("UTC", new BlackoutOptions { From = "08:00", To = "07:59" }).LeavesTimeAfter(now));
    }

    private static string Source(string misfire, string more = "") => $$"""
        { "Sources": { "a": { "Type": "gated", "Schedule": "0 2,4,10 * * * ?", "TimeZone": "Europe/Berlin", "Misfire": "{{misfire}}",
                              "Blackouts": [ { "Days": ["saturday"], "From": "10:55", "To": "11:05" } ] } }{{more}} }
        """;

    private static BlackoutWindows Windows(string zone, params BlackoutOptions[] windows) => new(windows, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset? Parse(string? time) => time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
