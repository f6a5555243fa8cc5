using MetadataIngestion.Abstractions;

namespace TestPlugins.UnknownService;

internal sealed class UnknownServiceSource(IUnknownService service) : IMetadataSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new CrawlItem[] { new ScopeCompleted(AssetPath.Root(service.Name)) }.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
