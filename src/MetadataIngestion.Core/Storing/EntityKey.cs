using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Storing;

/// <summary>Who an entity is: its URN and where the asset behind it lies.</summary>
/// <param name="Urn">The URN.</param>
/// <param name="EntityType">The type in DataHub's registry, such as <c>dataset</c>.</param>
/// <param name="Kind">Which kind of asset it comes from.</param>
/// <param name="Path">The parts of the asset's path, joined by U+001F.</param>
/// <param name="Identity">The asset's identity; <see langword="null"/> when it has none.</param>
public sealed record EntityKey(string Urn, string EntityType, AssetKinds Kind, string Path, string? Identity);
