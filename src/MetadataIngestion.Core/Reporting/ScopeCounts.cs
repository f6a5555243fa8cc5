namespace MetadataIngestion.Core.Reporting;

/// <summary>Scopes by completeness.</summary>
public sealed record ScopeCounts
{
    /// <summary>How many were listed to their end.</summary>
    public long Complete { get; init; }

    /// <summary>How many were not.</summary>
    public long Incomplete { get; init; }

    /// <summary>A sample of the incomplete ones, each with its reason.</summary>
    public IReadOnlyList<IncompleteScope> IncompleteScopes { get; init; } = [];
}
