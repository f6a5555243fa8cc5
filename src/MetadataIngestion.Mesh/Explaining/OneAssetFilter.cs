using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Mesh.Explaining;

/// <summary>Keeps a crawl to one asset and what is around it.</summary>
/// <param name="filter">What the configuration wants of the source; <see langword="null"/> for everything.</param>
/// <param name="pathKey">The asset's path, as the store keeps it.</param>
internal sealed class OneAssetFilter(IAssetFilter? filter, string pathKey) : IAssetFilter
{
    private static readonly FilterVerdict s_other = FilterVerdict.Denied("another asset is asked for");

    public FilterVerdict Evaluate(AssetPath path) => PathKey.Of(path) == pathKey ? filter?.Evaluate(path) ?? FilterVerdict.Allowed : s_other;

    public FilterVerdict EvaluateContents(AssetPath container) =>
        PathKey.IsWithin(pathKey, PathKey.Of(container)) ? filter?.EvaluateContents(container) ?? FilterVerdict.Allowed : s_other;
}
