using MetadataIngestion.Abstractions;

namespace TestPlugins;

internal sealed class EmptySource : IMetadataSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new CrawlItem[] { new ScopeCompleted(AssetPath.Root("test")) }.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
