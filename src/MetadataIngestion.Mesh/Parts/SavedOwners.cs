namespace MetadataIngestion.Mesh.Parts;

/// <summary>What is not right with the owners of a part's datasets.</summary>
/// <param name="AllOrphans">The datasets without owners.</param>
/// <param name="Orphans">Those of them that are told one by one.</param>
/// <param name="Containers">The datasets without owners, container by container.</param>
/// <param name="Owners">The owners.</param>
/// <param name="Conflicts">The rules that disagree.</param>
internal sealed record SavedOwners(SavedTally AllOrphans, IReadOnlyList<SavedPath> Orphans, IReadOnlyList<SavedTally> Containers, IReadOnlyList<SavedTally> Owners, IReadOnlyList<SavedTally> Conflicts);
