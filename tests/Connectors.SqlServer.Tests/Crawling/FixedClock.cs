namespace MetadataIngestion.Connectors.SqlServer.Tests.Crawling;

/// <summary>A clock that always shows the same time, so that proposals are the same on every run.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
