using MetadataIngestion.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.TestKit;

/// <summary>A source with the service scope that it lives in. Disposing the lease disposes the source.</summary>
internal sealed class SourceLease(AsyncServiceScope scope) : IAsyncDisposable
{
    public IMetadataSource Source { get; } = scope.ServiceProvider.GetRequiredService<IMetadataSource>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
