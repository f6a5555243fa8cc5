using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The filter of a source in a crawl of one scope: connectors leave the rest out by what they ask anyway.</summary>
internal sealed class ScopedFilter(IAssetFilter filter, CrawlScope scope) : IAssetFilter
{
    private readonly FilterVerdict _outside = FilterVerdict.Denied(scope.Rule);

    /// <summary>A source's filter, narrowed to a scope if there is one.</summary>
    public static IAssetFilter Narrow(IAssetFilter? filter, CrawlScope? scope) =>
        scope is null ? filter ?? AssetFilters.None : new ScopedFilter(filter ?? AssetFilters.None, scope);

    public FilterVerdict Evaluate(AssetPath path) => scope.Contains(path) ? filter.Evaluate(path) : _outside;

    public FilterVerdict EvaluateContents(AssetPath container) => scope.Touches(container) ? filter.EvaluateContents(container) : _outside;
}
