namespace MetadataIngestion.Abstractions;

/// <summary>A field that values are derived from.</summary>
/// <param name="Dataset">The upstream dataset.</param>
/// <param name="Field">The path of the upstream field.</param>
/// <param name="Kind">What happens to the values on the way.</param>
public sealed record UpstreamField(AssetPath Dataset, string Field, DerivationKind Kind);
