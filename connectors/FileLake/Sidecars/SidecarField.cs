namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>What a file beside the data says about a field.</summary>
internal sealed record SidecarField(string? Description, IReadOnlyList<string> Tags);
