namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>A clock that runs as the system's does but shows another time, and can be set.</summary>
internal sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    private long _ahead = ahead.Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <summary>Sets how far it is ahead of the system's.</summary>
    public void Set(TimeSpan ahead) => Volatile.Write(ref _ahead, ahead.Ticks);
}
