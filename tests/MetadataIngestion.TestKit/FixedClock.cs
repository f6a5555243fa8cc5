namespace MetadataIngestion.TestKit;

/// <summary>A clock that always shows the same time, so that what is made with it is the same on every run.</summary>
/// <param name="now">The time it shows.</param>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>A clock that shows the first moment of 2026 in UTC.</summary>
    public FixedClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;
}
