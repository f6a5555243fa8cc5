namespace MetadataIngestion.Abstractions;

/// <summary>
/// One thing that a crawl has to say. A closed set: <see cref="AssetFound"/>, <see cref="AssetUnreadable"/>, <see cref="AssetFiltered"/>,
/// <see cref="ScopeCompleted"/>, <see cref="ScopeIncomplete"/>, <see cref="CapabilityReported"/> and <see cref="CrawlWarning"/>.
/// </summary>
public abstract record CrawlItem
{
    private protected CrawlItem()
    {
    }
}
