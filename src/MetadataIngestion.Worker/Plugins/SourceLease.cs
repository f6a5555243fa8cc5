using MetadataIngestion.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>A source for one crawl, with the service scope that it lives in. Disposing the lease disposes the source.</summary>
internal sealed class SourceLease(AsyncServiceScope scope) : IAsyncDisposable
{
    public IMetadataSource Source { get; } = scope.ServiceProvider.GetRequiredService<IMetadataSource>();

    /// <summary>The plugin's own transformers, in the order of their type names.</summary>
    public IReadOnlyList<IMetadataTransformer> Transformers { get; } =
    [
        .. scope.ServiceProvider.GetServices<IMetadataTransformer>()
            .OrderBy(transformer => transformer.GetType().FullName, StringComparer.Ordinal),
    ];

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
