using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>An entity that is not in the source but follows from one of its assets, such as the result of a check.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="EntityType">Its type in DataHub's registry.</param>
/// <param name="Asset">The asset that it is about, and with which it comes and goes.</param>
/// <param name="Name">Tells it from the other entities about the asset.</param>
/// <param name="Aspects">Its aspects but for <c>status</c>, which every entity gets.</param>
public sealed record DerivedEntity(string Urn, string EntityType, AssetPath Asset, string Name, IReadOnlyList<DerivedAspect> Aspects);
