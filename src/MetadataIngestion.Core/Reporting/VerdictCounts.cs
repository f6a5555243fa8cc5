namespace MetadataIngestion.Core.Reporting;

/// <summary>Verdicts by level.</summary>
public sealed record VerdictCounts
{
    /// <summary>How many changes break something.</summary>
    public long Breaking { get; init; }

    /// <summary>How many changes may break something.</summary>
    public long Risky { get; init; }

    /// <summary>How many changes are compatible.</summary>
    public long Compatible { get; init; }

    /// <summary>How many changes only inform.</summary>
    public long Informational { get; init; }
}
