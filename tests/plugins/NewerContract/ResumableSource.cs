using MetadataIngestion.Abstractions;

namespace TestPlugins.NewerContract;

internal sealed class ResumableSource : IMetadataSource, IResumableSource
{
    public string? Position => null;

    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<CrawlItem>();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
