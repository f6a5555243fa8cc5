namespace MetadataIngestion.Core.Reporting;

/// <summary>Entities by what became of them in a run.</summary>
public sealed record EntityCounts
{
    /// <summary>Found in the source.</summary>
    public long Seen { get; init; }

    /// <summary>Of those, new or returned.</summary>
    public long Added { get; init; }

    /// <summary>Of those, with at least one changed aspect.</summary>
    public long Changed { get; init; }

    /// <summary>Of those, as they were.</summary>
    public long Unchanged { get; init; }

    /// <summary>No longer in the source.</summary>
    public long Removed { get; init; }

    /// <summary>Left out by a filter or a transformer.</summary>
    public long Filtered { get; init; }
}
