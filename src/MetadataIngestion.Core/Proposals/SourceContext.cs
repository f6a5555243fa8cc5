using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Core.Proposals;

/// <summary>What every proposal of a run has in common.</summary>
/// <param name="Environment">The fabric the source belongs to.</param>
/// <param name="ObservedAt">When the run looked, in milliseconds since 1970.</param>
internal sealed record SourceContext(string Environment, long ObservedAt)
{
    /// <summary>The source's name in the configuration.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What becomes of the owners that a destination knows from elsewhere.</summary>
    public OwnershipMode Ownership { get; init; }
}
