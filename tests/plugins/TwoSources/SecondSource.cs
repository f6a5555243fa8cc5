using MetadataIngestion.Abstractions;

namespace TestPlugins.TwoSources;

internal sealed class SecondSource : IMetadataSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<CrawlItem>();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
