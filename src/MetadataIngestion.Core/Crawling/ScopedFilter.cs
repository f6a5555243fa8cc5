using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The filter of a source in a crawl that reads only some of it: connectors leave the rest out by what they ask anyway.</summary>
internal sealed class ScopedFilter(IAssetFilter filter, CrawlExtent extent) : IAssetFilter
{
    private readonly FilterVerdict _outside = FilterVerdict.Denied(extent.Rule);

    /// <summary>A source's filter, narrowed to an extent if there is one.</summary>
    public static IAssetFilter Narrow(IAssetFilter? filter, CrawlExtent? extent) =>
        extent is null ? filter ?? AssetFilters.None : new ScopedFilter(filter ?? AssetFilters.None, extent);

    public FilterVerdict Evaluate(AssetPath path) => extent.Contains(path) ? filter.Evaluate(path) : _outside;

    public FilterVerdict EvaluateContents(AssetPath container) => extent.Touches(container) ? filter.EvaluateContents(container) : _outside;
}
