namespace MetadataIngestion.Worker.Tests.Scheduling;

/// <summary>A clock that a test turns; timers fire as time passes, on the thread of whoever turns it.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _passed;
    private TimeSpan _jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Passed
    {
        get
        {
            lock (_lock)
                return _passed;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return start + _passed + _jumped;
    }

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var target = Passed + by;
        while (NextDue(target) is { } timer)
            timer.Fire();

        lock (_lock)
            _passed = target;
    }

    /// <summary>Sets the clock without time passing.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
            _jumped += by;
    }

    public void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private ManualTimer? NextDue(TimeSpan target)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
            if (next is not null && next.DueAt > _passed)
                _passed = next.DueAt.Value;
            return next;
        }
    }
}
