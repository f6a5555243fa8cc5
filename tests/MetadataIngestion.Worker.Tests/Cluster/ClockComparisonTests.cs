using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Tests.Scheduling;

namespace MetadataIngestion.Worker.Tests.Cluster;

public sealed class ClockComparisonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(0, 0, "0.0 s ahead of", false)]
    [InlineData(6, 0, "6.0 s ahead of", true)]
    [InlineData(-6, 0, "6.0 s behind", true)]
    [InlineData(4, 0, "4.0 s ahead of", false)]
    [InlineData(6, 4, "6.0 s ahead of", false)]
    [InlineData(9, 4, "9.0 s ahead of", true)]
    public async Task Measure_SlowAnswer_TakesItsWayOff(int ahead, int answerSeconds, string text, bool exceeds)
    {
        var time = new ManualTime(Noon);
        var answer = TimeSpan.FromSeconds(answerSeconds);
        var clock = await ClockComparison.MeasureAsync(new DistantClock(time, TimeSpan.FromSeconds(-ahead), answer), time, CancellationToken.None);

        Assert.Equal((text, exceeds), (clock.ToString(), clock.Exceeds(FiveSeconds)));
    }

    /// <summary>A store whose clock is wrong and whose answer takes as long to come as the question to go.</summary>
    private sealed class DistantClock(ManualTime time, TimeSpan difference, TimeSpan roundTrip) : IWorkerRegistry
    {
        public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken)
        {
            time.Advance(roundTrip / 2);
            var now = time.GetUtcNow() + difference;
            time.Advance(roundTrip / 2);
            return Task.FromResult(now);
        }

        public Task<bool> TryJoinAsync(WorkerReport report, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> CheckInAsync(WorkerReport report, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task LeaveAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<WorkerEntry>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
