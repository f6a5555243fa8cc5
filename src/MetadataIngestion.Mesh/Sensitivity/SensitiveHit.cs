namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>A field that looks as if it held sensitive data.</summary>
/// <param name="Category">What it looks like.</param>
/// <param name="Score">How much, from 0 to 1.</param>
/// <param name="Evidence">What makes it look so.</param>
internal sealed record SensitiveHit(string Category, double Score, string Evidence);
