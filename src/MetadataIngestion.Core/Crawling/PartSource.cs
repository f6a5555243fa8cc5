using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Crawling;

/// <summary>A source made for the crawl of one part.</summary>
/// <param name="Definition">The configured source, with transformers and inspectors of its own.</param>
/// <param name="Source">The source.</param>
/// <param name="Lifetime">Releases the source.</param>
public sealed record PartSource(SourceDefinition Definition, IMetadataSource Source, IAsyncDisposable Lifetime) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Lifetime.DisposeAsync();
}
