using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>What a file beside the data says about a dataset.</summary>
internal sealed record Sidecar
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<OwnerEvidence> Owners { get; init; } = [];

    public string? Domain { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is said of fields, by their paths.</summary>
    public IReadOnlyDictionary<string, SidecarField> Fields { get; init; } = new Dictionary<string, SidecarField>();
}
