using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class ClockTests : ScheduledServiceTests
{
    private const string EveryMinute = """{ "Sources": { "a": { "Type": "gated", "Schedule": "30 * * * * ?" } } }""";

    [Fact]
    public async Task Clock_SetBack_ScheduleGoesOnFromTheNewTime()
    {
        await Service.StartAsync(EveryMinute);
        await Service.UntilRunsAsync("a", 1);
        var passed = Service.Time.Passed;

        Service.Time.Jump(-TimeSpan.FromDays(2));
        await Service.UntilRunsAsync("a", 3);

        Assert.InRange(Service.Time.Passed - passed, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10));
        Assert.Contains(Service.Log.Messages, message => message.StartsWith("Warning: The clock was set back by 2.00:00:0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clock_SetForward_CrawlsOnceAndGoesOn()
    {
        await Service.StartAsync(EveryMinute);
        await Service.UntilRunsAsync("a", 1);

        Service.Time.Jump(TimeSpan.FromDays(2));
        var runs = await Service.UntilRunsAsync("a", 3);

        Assert.True(runs[0].StartedAt - runs[1].StartedAt < TimeSpan.FromMinutes(2));
        Assert.True(runs[1].StartedAt - runs[2].StartedAt > TimeSpan.FromDays(2));
        Assert.True(runs[0].StartedAt - runs[1].StartedAt > TimeSpan.FromSeconds(20), "There was no burst.");
    }

    [Fact]
    public void SetBack_SmallSteps_AreTolerated()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var watch = new ClockWatch(time);

        time.Advance(TimeSpan.FromSeconds(10));
        time.Jump(-TimeSpan.FromSeconds(1));
        Assert.Null(watch.SetBack());

        time.Jump(TimeSpan.FromHours(1));
        Assert.Null(watch.SetBack());

        time.Jump(-TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(1), watch.SetBack());
        Assert.Null(watch.SetBack());
    }
}
