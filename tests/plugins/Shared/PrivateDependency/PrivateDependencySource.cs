using MetadataIngestion.Abstractions;
using PrivateLib;

namespace TestPlugins.PrivateDependency;

internal sealed class PrivateDependencySource : Library, IMetadataSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new CrawlItem[] { new CrawlWarning(AssetPath.Root("test"), Name) }.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
