using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Addressing;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>A line of an OWNERS file: who owns what a pattern means. Without owners, nobody does.</summary>
internal sealed record OwnersRule(AssetClaim Claim, IReadOnlyList<AssignedOwner> Owners, OwnershipType Type, string? TypeUrn)
{
    public override string ToString() => $"OWNERS {Claim} -> {(Owners.Count == 0 ? "nobody" : string.Join(", ", Owners.Select(owner => owner.Owner)))}";
}
