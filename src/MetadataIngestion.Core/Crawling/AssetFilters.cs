using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Filters that need no patterns.</summary>
internal static class AssetFilters
{
    /// <summary>Wants everything.</summary>
    public static IAssetFilter None { get; } = new CrawlContext { SourceName = string.Empty }.Filter;
}
