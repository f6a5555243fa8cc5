using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Relaying;

/// <summary>Reads the log batch by batch up to an offset, each batch while the one before it is being delivered.</summary>
internal sealed class BatchReader(IMetadataStore store, RelayOptions options, long until) : IAsyncDisposable
{
    private long _aheadFrom;
    private Task<List<LogEntry>>? _ahead;

    /// <summary>The batch from an offset on; empty when there is nothing up to the last offset.</summary>
    /// <exception cref="StoreException">The log cannot be read.</exception>
    public async Task<List<LogEntry>> ReadAsync(long from, CancellationToken cancellationToken)
    {
        // A sink that someone moved goes on elsewhere.
        if (_aheadFrom != from)
            await DisposeAsync().ConfigureAwait(false);

        var batch = await (_ahead ?? ReadNowAsync(from, cancellationToken)).ConfigureAwait(false);
        _ahead = null;
        if (batch.Count > 0 && batch[^1].Offset < until)
            ReadAhead(batch[^1].Offset + 1, cancellationToken);

        return batch;
    }

    /// <summary>Lets a batch that nobody will ask for come to its end, so that nothing reads the store any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ahead is { } ahead)
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        _ahead = null;
    }

    private void ReadAhead(long from, CancellationToken cancellationToken)
    {
        _aheadFrom = from;
        _ahead = Task.Run(() => ReadNowAsync(from, cancellationToken), cancellationToken);
    }

    /// <summary>Each batch is a query of its own, so that nothing of the store is held open while a sink is slow.</summary>
    private async Task<List<LogEntry>> ReadNowAsync(long from, CancellationToken cancellationToken)
    {
        var query = new LogQuery { From = from, Limit = Math.Min(options.BatchSize, until - from + 1) };
        var batch = new List<LogEntry>();
        var bytes = 0L;
        await foreach (var entry in store.ReadLogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            batch.Add(entry);
            bytes += entry.Json.Length;
            if (bytes >= options.BatchBytes)
                break;
        }

        return batch;
    }
}
