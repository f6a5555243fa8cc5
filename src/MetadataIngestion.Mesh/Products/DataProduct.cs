using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Ownership;

namespace MetadataIngestion.Mesh.Products;

/// <summary>A data product, as its file says it.</summary>
internal sealed record DataProduct(string Id, FilePlace Place)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The id of the domain that offers it.</summary>
    public string? Domain { get; init; }

    public IReadOnlyList<AssignedOwner> Owners { get; init; } = [];

    /// <summary>The datasets that it is made of.</summary>
    public IReadOnlyList<AssetClaim> Assets { get; init; } = [];

    /// <summary>The datasets that it offers to others, which belong to it as well.</summary>
    public IReadOnlyList<AssetClaim> OutputPorts { get; init; } = [];

    /// <summary>The contracts whose datasets it offers to others.</summary>
    public IReadOnlyList<string> Contracts { get; init; } = [];

    /// <summary>What else its file says, for people.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new SortedDictionary<string, string>();
}
