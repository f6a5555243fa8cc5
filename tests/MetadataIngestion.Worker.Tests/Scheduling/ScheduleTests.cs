using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class ScheduleTests : IAsyncDisposable, IAsyncLifetime
{
    private readonly ScheduledService _service = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _service.DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Schedule_TimeComes_SourceIsCrawledOnceEachTime()
    {
        await _service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 * * * * ?" } } }""");

        var runs = await _service.UntilRunsAsync("a", 3);

        Assert.Equal([2, 1, 0], runs.Select(run => (run.StartedAt - Start).Minutes));
        Assert.All(runs, run => Assert.InRange(run.StartedAt.Second, 0, 5));
        Assert.All(runs, run => Assert.Equal((RunStatus.Succeeded, null, null), (run.Status, run.RequestId, run.Scope)));
    }

    [Fact]
    public async Task Schedule_TimesPassDuringACrawl_RunOnceMakesUpForThemOnce()
    {
        _service.Put("closed");
        await _service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0/10 * * * * ?" } } }""");
        await _service.UntilStateAsync("a", SourceState.Running);
        var until = _service.Time.GetUtcNow() + TimeSpan.FromMinutes(2);
        await _service.UntilAsync(() => _service.Time.GetUtcNow() > until, "two minutes");

        _service.Take("closed");
        var runs = await _service.UntilRunsAsync("a", 4);

        var (first, makesUp, next, later) = (runs[^1].StartedAt, runs[^2].StartedAt, runs[^3].StartedAt, runs[^4].StartedAt);
        Assert.InRange(makesUp - first, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.2));
        Assert.InRange(later - next, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
        Assert.True(later - makesUp > TimeSpan.FromSeconds(10), "One crawl makes up for all.");
    }

    private DateTimeOffset Start { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
}
