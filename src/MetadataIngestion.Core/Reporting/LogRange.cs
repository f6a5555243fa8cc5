namespace MetadataIngestion.Core.Reporting;

/// <summary>A part of the log.</summary>
public sealed record LogRange
{
    /// <summary>The first offset; 0 when the run appended nothing.</summary>
    public long FirstOffset { get; init; }

    /// <summary>The last offset; 0 when the run appended nothing.</summary>
    public long LastOffset { get; init; }
}
