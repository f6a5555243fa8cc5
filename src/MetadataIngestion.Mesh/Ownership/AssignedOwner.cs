using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Files;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>An owner that a file names.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Type">What the owner answers for.</param>
/// <param name="TypeUrn">The organization's own type; <see langword="null"/> for one of DataHub's.</param>
/// <param name="Place">Where the file says so.</param>
internal sealed record AssignedOwner(OwnerReference Owner, OwnershipType Type, string? TypeUrn, FilePlace Place)
{
    public OwnerEvidence ToEvidence(string foundIn) => new(Owner.Name, foundIn) { Kind = Owner.Kind, Type = Type, TypeUrn = TypeUrn };
}
