namespace MetadataIngestion.Sinks.Tests.Http;

/// <summary>A clock whose waits are over at once; it remembers how long they should have been.</summary>
internal sealed class InstantTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 5, 10, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
            _waits.Add(dueTime);

        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
