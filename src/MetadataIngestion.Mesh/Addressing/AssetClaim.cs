using MetadataIngestion.Mesh.Files;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>A pattern by which a file says which assets it means.</summary>
internal sealed record AssetClaim(AssetPattern Pattern, FilePlace Place)
{
    public override string ToString() => $"{Pattern} ({Place})";
}
