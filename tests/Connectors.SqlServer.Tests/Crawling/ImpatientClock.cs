namespace MetadataIngestion.Connectors.SqlServer.Tests.Crawling;

/// <summary>A clock on which every pause is over at once, and which remembers how long it would have been.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
