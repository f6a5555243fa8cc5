namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Notices when the clock is set back, by comparing it with the time that passed. Used by one caller.</summary>
internal sealed class ClockWatch(TimeProvider timeProvider)
{
    // Clocks are kept right by small steps that no schedule suffers from.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private DateTimeOffset _time = timeProvider.GetUtcNow();
    private long _timestamp = timeProvider.GetTimestamp();

    /// <summary>By how much the clock was set back since the last call; <see langword="null"/> when it was not.</summary>
    public TimeSpan? SetBack()
    {
        var (time, timestamp) = (timeProvider.GetUtcNow(), timeProvider.GetTimestamp());
        var behind = _time + timeProvider.GetElapsedTime(_timestamp, timestamp) - time;
        (_time, _timestamp) = (time, timestamp);
        return behind > Tolerance ? behind : null;
    }
}
