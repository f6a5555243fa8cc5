namespace MetadataIngestion.Abstractions;

/// <summary>
/// A destination of the log. The host owns batching, order, retries, back-off and the offset; a sink delivers.
/// </summary>
/// <remarks>Called by one caller at a time. The constructor does no I/O.</remarks>
public interface IMetadataSink : IAsyncDisposable
{
    /// <summary>
    /// Delivers a batch and returns only when delivery is certain. The same entries come again after a failure or a crash: delivery is
    /// at least once, and each entry's offset lets a receiver drop repeats.
    /// </summary>
    /// <param name="batch">Entries in the log's order, valid only until the call returns.</param>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    /// <returns>The entries that the destination refused for good, which go to the dead letters; empty when all were taken.</returns>
    /// <exception cref="Exception">Delivery failed as a whole; the host tries the whole batch again later.</exception>
    ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken);
}
