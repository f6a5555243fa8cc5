namespace MetadataIngestion.Mesh.Parts;

/// <summary>What is not right with the owners of a part's assets.</summary>
internal sealed record SavedOwners(IReadOnlyList<SavedCount> Orphans, IReadOnlyList<SavedCount> Owners, IReadOnlyList<SavedCount> Conflicts);
