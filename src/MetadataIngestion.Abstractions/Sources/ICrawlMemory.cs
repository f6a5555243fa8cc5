namespace MetadataIngestion.Abstractions;

/// <summary>
/// What a source remembers from one crawl to the next to save itself work: one block of bytes in a form of its own. Losing it costs time,
/// never correctness, so a source takes anything it cannot make sense of for nothing.
/// </summary>
public interface ICrawlMemory
{
    /// <summary>What the source wrote last; empty when it wrote nothing, or it was lost.</summary>
    /// <param name="cancellationToken">Honoured while reading.</param>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces what is remembered. A failure to keep it is the host's to report, and no exception.</summary>
    /// <param name="content">What to remember.</param>
    /// <param name="cancellationToken">Honoured while writing.</param>
    ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
