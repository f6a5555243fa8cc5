using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Ownership;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>A business domain, as the files say it.</summary>
internal sealed record Domain(string Id, FilePlace Place)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The id of the domain around it; <see langword="null"/> at the top.</summary>
    public string? Parent { get; init; }

    public IReadOnlyList<AssignedOwner> Owners { get; init; } = [];

    /// <summary>The domains whose owners own this one too.</summary>
    public IReadOnlyList<(string Domain, FilePlace Place)> OwnersOf { get; init; } = [];

    /// <summary>Which assets belong to it.</summary>
    public IReadOnlyList<AssetClaim> Claims { get; init; } = [];
}
