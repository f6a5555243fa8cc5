namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>A field whose types no type of the format holds together.</summary>
/// <param name="Path">The field.</param>
/// <param name="Types">The types in the format's words.</param>
internal sealed record TypeConflict(string Path, string Types);
