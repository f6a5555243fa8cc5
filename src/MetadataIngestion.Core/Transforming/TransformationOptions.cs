namespace MetadataIngestion.Core.Transforming;

/// <summary>What happens to assets between crawl and proposal, for every source or for one.</summary>
public sealed record TransformationOptions
{
    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<TransformerOptions> Transformers { get; init; } = [];

    /// <summary>How owners are found.</summary>
    public OwnerOptions Owners { get; init; } = new();
}
