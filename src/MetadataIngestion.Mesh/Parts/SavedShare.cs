namespace MetadataIngestion.Mesh.Parts;

/// <summary>How many fields of a container look sensitive.</summary>
internal sealed record SavedShare(string Container, long Hits, long Fields);
