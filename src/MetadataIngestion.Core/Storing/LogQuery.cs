namespace MetadataIngestion.Core.Storing;

/// <summary>Which part of the log to read.</summary>
public sealed record LogQuery
{
    /// <summary>The first offset wanted. The default is 1.</summary>
    public long From { get; init; } = 1;

    /// <summary>How many entries at most; <see langword="null"/> for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Only this source's entries.</summary>
    public string? Source { get; init; }

    /// <summary>Only entries about this entity.</summary>
    public string? Urn { get; init; }

    /// <summary>Only proposals about this aspect.</summary>
    public string? Aspect { get; init; }

    /// <summary>Only events of this name.</summary>
    public string? Event { get; init; }
}
