namespace MetadataIngestion.Mesh.Parts;

/// <summary>What is not right with the tags and terms that rules gave in a part.</summary>
/// <param name="Conflicts">Tags and terms that cannot stand beside others.</param>
/// <param name="Foreign">Rules that mean assets outside of their domain.</param>
internal sealed record SavedClassification(IReadOnlyList<SavedTally> Conflicts, IReadOnlyList<SavedTally> Foreign);
