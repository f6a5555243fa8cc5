using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class StatusTests : ScheduledServiceTests
{
    [Fact]
    public async Task Status_SourceWithAFreshnessObjective_TurnsStaleAndFreshAgain()
    {
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 8 10 * * ?", "Freshness": "00:05:00" } } }""");
        Assert.False((await FindAsync()).IsStale);

        await Service.UntilAsync(async () => (await FindAsync()).IsStale, "it is stale");
        Assert.InRange(Service.Time.Passed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));

        await Service.UntilRunsAsync("a", 1);
        var status = await FindAsync();
        Assert.False(status.IsStale);
        Assert.Equal((status.LastRun!.StartedAt, TimeSpan.FromMinutes(5)), (status.LastSuccessAt, status.Freshness));
    }

    [Fact]
    public async Task Status_Unknown_IsNull()
    {
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated" } } }""");

        Assert.Null(await Service.Control.FindAsync("b", CancellationToken.None));
        Assert.Equal(("gated", SourceState.Idle, null, "UTC"), (await FindAsync()) switch { var s => (s.Type, s.State, s.NextRunAt, s.TimeZone) });
    }

    private async Task<SourceStatus> FindAsync() => (await Service.Control.FindAsync("a", CancellationToken.None))!;
}
