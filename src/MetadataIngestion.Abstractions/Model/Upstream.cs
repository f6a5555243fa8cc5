namespace MetadataIngestion.Abstractions;

/// <summary>A dataset that another one is derived from.</summary>
/// <param name="Dataset">The upstream dataset; may belong to another platform.</param>
/// <param name="Type">How the downstream dataset comes from it.</param>
public sealed record Upstream(AssetPath Dataset, LineageType Type);
