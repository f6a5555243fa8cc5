using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>What the extended properties of an object or column say.</summary>
internal sealed class Annotations
{
    public static Annotations None { get; } = new();

    public string? Description { get; set; }

    public List<OwnerEvidence> Owners { get; } = [];

    public List<string> Domains { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>The other properties, by the key they get.</summary>
    public List<KeyValuePair<string, string>> Properties { get; } = [];

    /// <summary>The owners that properties name before those that the catalog names.</summary>
    public IReadOnlyList<OwnerEvidence> Before(IReadOnlyList<OwnerEvidence> owners) => Owners.Count == 0 ? owners : [.. Owners, .. owners];
}
