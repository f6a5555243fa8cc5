namespace MetadataIngestion.Worker.Commands;

/// <summary>A time, or how long ago it was.</summary>
internal sealed record Since(DateTimeOffset? Time, TimeSpan Age)
{
    public DateTimeOffset At(TimeProvider timeProvider) => Time ?? timeProvider.GetUtcNow() - Age;
}
