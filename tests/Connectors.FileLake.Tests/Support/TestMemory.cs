using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A memory for the crawls of one test.</summary>
internal sealed class TestMemory : ICrawlMemory
{
    public byte[] Content { get; set; } = [];

    public int Writes { get; private set; }

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => new(Content);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Content = content.ToArray();
        Writes++;
        return ValueTask.CompletedTask;
    }

    public CrawlContext Context() => new() { SourceName = "lake", Memory = this };
}
