using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.FileLake.Tests.Support;

internal static class Crawl
{
    public static Task<List<CrawlItem>> FolderAsync(string root) => RunAsync(new FileLakeOptions { Root = root });

    public static Task<List<CrawlItem>> RunAsync(FileLakeOptions options, CrawlContext? context = null) =>
        RunAsync(options, context, CancellationToken.None);

    public static async Task<List<CrawlItem>> RunAsync(FileLakeOptions options, CrawlContext? context, CancellationToken cancellationToken)
    {
        await using var source = Source(options);
        List<CrawlItem> items = [];
        await foreach (var item in source.CrawlAsync(context ?? Context(), cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    public static FileLakeSource Source(FileLakeOptions options) => new(options, NullLogger<FileLakeSource>.Instance);

    public static CrawlContext Context() => new() { SourceName = "lake" };
}
