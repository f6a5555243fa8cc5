using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>How far the clock of this machine is from the store's.</summary>
/// <param name="Ahead">By how much it is ahead; negative when it is behind.</param>
/// <param name="Uncertainty">How wrong that may be, because the answer took time to come.</param>
internal readonly record struct ClockComparison(TimeSpan Ahead, TimeSpan Uncertainty)
{
    public static async Task<ClockComparison> MeasureAsync(IWorkerRegistry workers, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // In this order a process that is stopped in between counts the time as uncertain, not as a difference.
        var began = timeProvider.GetTimestamp();
        var asked = timeProvider.GetUtcNow();
        var time = await workers.GetTimeAsync(cancellationToken);
        var half = timeProvider.GetElapsedTime(began) / 2;
        return new ClockComparison(asked + half - time, half);
    }

    /// <summary>Whether the clocks are further apart than they may be, whatever the answer's way took.</summary>
    public bool Exceeds(TimeSpan most) => Ahead.Duration() - Uncertainty > most;

    public override string ToString() => FormattableString.Invariant($"{Ahead.Duration().TotalSeconds:F1} s {(Ahead < TimeSpan.Zero ? "behind" : "ahead of")}");
}
