namespace MetadataIngestion.Core.Storing;

/// <summary>Which dead letters to list, by sink and offset.</summary>
public sealed record DeadLetterQuery
{
    /// <summary>Only this sink's.</summary>
    public string? Sink { get; init; }

    /// <summary>The first offset wanted. The default is 1.</summary>
    public long From { get; init; } = 1;

    /// <summary>How many at most; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }
}
