using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class PauseTests : ScheduledServiceTests
{
    private const string EveryMinute = """{ "Sources": { "a": { "Type": "gated", "Schedule": "30 * * * * ?" }, "b": { "Type": "gated", "Schedule": "30 * * * * ?" } } }""";

    [Fact]
    public async Task Pause_AnotherProcessPauses_SchedulesAreLeftOutAndRequestsWait()
    {
        await Service.StartAsync(EveryMinute);
        await Service.Store.SetPausedAsync("a", true, CancellationToken.None);
        await Service.UntilStateAsync("a", SourceState.Paused);
        await Service.Control.TriggerAsync(new AdHocRequest("r", "a"), AdHocOrigin.Command, CancellationToken.None);
        await Service.UntilRunsAsync("b", 2);
        Assert.Empty(await Service.EndedRunsAsync("a"));
        Assert.Null((await Service.Control.FindAsync("a", CancellationToken.None))!.NextRunAt);

        await Service.Store.SetPausedAsync("a", false, CancellationToken.None);

        await Service.UntilEndedAsync("r");
        Assert.Equal("r", (await Service.EndedRunsAsync("a"))[^1].RequestId);
    }

    [Fact]
    public async Task Pause_ServiceStartsAgain_SourceIsStillPaused()
    {
        await Service.StartAsync(EveryMinute);
        Assert.True(await Service.Control.PauseAsync("A", CancellationToken.None));
        Assert.False(await Service.Control.PauseAsync("a", CancellationToken.None));
        await Service.StopAsync();

        await Service.StartAsync(EveryMinute);
        var runs = (await Service.UntilRunsAsync("b", 2)).Count;

        Assert.Equal(SourceState.Paused, (await Service.Control.FindAsync("a", CancellationToken.None))!.State);
        Assert.Empty(await Service.EndedRunsAsync("a"));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Pause_CrawlUnderWay_GoesOn()
    {
        Service.Put("closed");
        await Service.StartAsync(EveryMinute);
        await Service.UntilStateAsync("a", SourceState.Running);

        await Service.Control.PauseAsync("a", CancellationToken.None);
        Service.Take("closed");

        Assert.Equal(Core.Reporting.RunStatus.Succeeded, (await Service.UntilRunsAsync("a", 1))[0].Status);
        await Service.UntilStateAsync("a", SourceState.Paused);
    }
}
