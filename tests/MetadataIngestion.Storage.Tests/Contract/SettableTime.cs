namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>A clock that stands still; timers run on the system's.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
