using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Benchmarks;

/// <summary>Keeps what a source remembers in this process.</summary>
internal sealed class HeldMemory : ICrawlMemory
{
    private ReadOnlyMemory<byte> _content;

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => new(_content);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _content = content.ToArray();
        return ValueTask.CompletedTask;
    }
}
