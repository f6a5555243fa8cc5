using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>What one crawl said, and how it ended.</summary>
/// <param name="Items">What it said, in order.</param>
/// <param name="Failure">What it threw; <see langword="null"/> when it came to its end.</param>
internal sealed record CrawlRecord(IReadOnlyList<CrawlItem> Items, Exception? Failure)
{
    public IEnumerable<Asset> Assets => Items.OfType<AssetFound>().Select(found => found.Asset);

    public static async Task<CrawlRecord> OfAsync(IAsyncEnumerable<CrawlItem> crawl)
    {
        List<CrawlItem> items = [];
        try
        {
            await foreach (var item in crawl.ConfigureAwait(false))
                items.Add(item);
        }
        catch (Exception failure)
        {
            return new CrawlRecord(items, failure);
        }

        return new CrawlRecord(items, null);
    }

    /// <summary>What the crawl said, item by item, as text that two crawls can be compared by.</summary>
    public IReadOnlyList<string> Texts() => [.. Items.Select(CrawlListing.Of)];
}
