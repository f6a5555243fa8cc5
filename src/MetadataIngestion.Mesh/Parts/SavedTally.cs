namespace MetadataIngestion.Mesh.Parts;

/// <summary>How many datasets of a part something concerns.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first of them by name.</param>
internal sealed record SavedTally(IReadOnlyList<string> Key, long Count, IReadOnlyList<SavedPath> First);
