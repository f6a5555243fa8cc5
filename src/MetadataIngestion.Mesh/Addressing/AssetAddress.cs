using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Where an asset is in the mesh: the source's name in the configuration, then the names that lead to the asset, as in <c>/shop/sales/public/orders</c>.</summary>
internal static class AssetAddress
{
    public static string[] Of(string source, AssetPath path) => [source, .. path.Parts];

    /// <param name="source">The source's name.</param>
    /// <param name="pathKey">The path as the store keeps it.</param>
    public static string[] Of(string source, string pathKey) => [source, .. pathKey.Split(PathKey.Separator)];

    /// <summary>The names in an address as people write it.</summary>
    public static string[] Parse(string text) => text.TrimStart('/').Split('/');

    public static string Text(IEnumerable<string> address) => "/" + string.Join('/', address);
}
