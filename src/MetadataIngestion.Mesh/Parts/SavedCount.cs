namespace MetadataIngestion.Mesh.Parts;

/// <summary>How many assets of a part something concerns.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="Example">One of them.</param>
internal sealed record SavedCount(IReadOnlyList<string> Key, long Count, string Example);
