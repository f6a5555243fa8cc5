namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>A warning about a dataset.</summary>
internal sealed record RememberedWarning(string Message, string? Remedy);
