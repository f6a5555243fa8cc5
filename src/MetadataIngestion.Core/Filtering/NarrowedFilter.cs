using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Filtering;

/// <summary>A source's filter in a crawl that is after a few assets only: connectors leave the rest out by what they ask.</summary>
/// <param name="filter">What the configuration wants of the source; <see langword="null"/> for everything.</param>
/// <param name="rule">Why the rest is left out, for people.</param>
/// <param name="isWanted">Whether the crawl is after an asset.</param>
/// <param name="mayHold">Whether the crawl may be after something in a container.</param>
public sealed class NarrowedFilter(IAssetFilter? filter, string rule, Func<AssetPath, bool> isWanted, Func<AssetPath, bool> mayHold) : IAssetFilter
{
    private readonly FilterVerdict _other = FilterVerdict.Denied(rule);

    /// <inheritdoc />
    public FilterVerdict Evaluate(AssetPath path) => isWanted(path) ? filter?.Evaluate(path) ?? FilterVerdict.Allowed : _other;

    /// <inheritdoc />
    public FilterVerdict EvaluateContents(AssetPath container) => mayHold(container) ? filter?.EvaluateContents(container) ?? FilterVerdict.Allowed : _other;
}
