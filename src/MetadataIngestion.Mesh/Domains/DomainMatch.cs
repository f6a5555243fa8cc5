using MetadataIngestion.Mesh.Addressing;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>Why an asset belongs to a domain.</summary>
internal sealed record DomainMatch(Domain Domain, AssetClaim Claim)
{
    public override string ToString() => $"domain {Domain.Id}: {Claim}";
}
