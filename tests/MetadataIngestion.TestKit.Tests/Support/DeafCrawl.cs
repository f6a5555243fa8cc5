using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests.Support;

internal static class DeafCrawl
{
    /// <summary>The crawl without its token, whichever way it is given.</summary>
    public static async IAsyncEnumerable<CrawlItem> Deaf(this IAsyncEnumerable<CrawlItem> crawl)
    {
        await foreach (var item in crawl)
            yield return item;
    }
}
