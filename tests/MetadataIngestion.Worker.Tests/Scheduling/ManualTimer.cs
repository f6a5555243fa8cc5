namespace MetadataIngestion.Worker.Tests.Scheduling;

/// <summary>A timer of a clock that a test turns.</summary>
internal sealed class ManualTimer(ManualTime time, Action callback) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>When it fires next; <see langword="null"/> for never.</summary>
    public TimeSpan? DueAt { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.Passed + dueTime;
        if (dueTime == TimeSpan.Zero)
            Fire();

        return true;
    }

    public void Fire()
    {
        DueAt = _period > TimeSpan.Zero ? time.Passed + _period : null;
        callback();
    }

    public void Dispose() => time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
