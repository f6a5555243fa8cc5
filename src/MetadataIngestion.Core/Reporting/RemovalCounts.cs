namespace MetadataIngestion.Core.Reporting;

/// <summary>Removals of a run.</summary>
public sealed record RemovalCounts
{
    /// <summary>Proposed removals by reason.</summary>
    public IReadOnlyDictionary<string, long> ByReason { get; init; } = new SortedDictionary<string, long>();

    /// <summary>Removals that wait for approval.</summary>
    public long Held { get; init; }

    /// <summary>Entities not seen but kept, because their scope was not listed to its end.</summary>
    public long KeptUnproven { get; init; }
}
