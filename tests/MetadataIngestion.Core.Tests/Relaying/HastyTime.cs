namespace MetadataIngestion.Core.Tests.Relaying;

/// <summary>A clock that runs a thousand times as fast as the system's.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Factor = 1000;

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => _start + Factor * (System.GetUtcNow() - _start);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Factor : dueTime, period);
}
