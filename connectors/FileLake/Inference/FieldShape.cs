namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>What one file shows of a field.</summary>
/// <param name="Path">The field's path, with dots before nested fields.</param>
/// <param name="Type">The type in the format's words.</param>
/// <param name="Nullable">Whether it may be null; <see langword="null"/> where only values tell, which prove nothing.</param>
internal readonly record struct FieldShape(string Path, string Type, bool? Nullable = null);
