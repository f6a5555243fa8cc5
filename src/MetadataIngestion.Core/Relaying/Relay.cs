using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Relaying;

/// <summary>
/// Delivers the log to one sink, in order, from where the sink stands. The sink's offset is stored only after a batch was delivered: a crash in
/// between delivers the batch again and never loses it. One delivery at a time.
/// </summary>
public sealed class Relay(string name, IMetadataSink sink, IMetadataStore store, RelayOptions options, TimeProvider timeProvider, ILogger<Relay> logger)
{
    private readonly RetryingSink _sink = new(name, sink, options, timeProvider, logger);

    /// <summary>Delivers what the sink does not have yet.</summary>
    /// <param name="untilOffset">The last entry to deliver; <see langword="null"/> for the newest at the time of the call.</param>
    /// <param name="cancellationToken">Stops the delivery; what was delivered stays delivered.</param>
    /// <returns>What was delivered. A failure of the sink is part of the report, not an exception.</returns>
    /// <exception cref="StoreException">The log cannot be read or the sink's offset not stored.</exception>
    public async Task<DeliveryReport> DeliverAsync(long? untilOffset, CancellationToken cancellationToken)
    {
        var until = untilOffset ?? await store.GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false);
        var offset = await store.GetSinkOffsetAsync(name, cancellationToken).ConfigureAwait(false);
        var report = new DeliveryReport(name) { From = offset, To = offset };
        while (report.Failure is null && report.To < until)
        {
            var batch = await ReadBatchAsync(report.To + 1, until, cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                break;

            report = await DeliverAsync(batch, report, cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    /// <summary>Moves the sink back, so that the next delivery begins with an entry it has had before.</summary>
    /// <param name="from">The offset of the entry to begin with.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet: entries would be left out.</exception>
    public async Task ReplayAsync(long from, CancellationToken cancellationToken)
    {
        var offset = await store.GetSinkOffsetAsync(name, cancellationToken).ConfigureAwait(false);
        if (from < 1 || from > offset + 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(from), from, $"Sink \"{name}\" has the log up to offset {offset}; give an offset from 1 to {offset + 1} to replay from.");
        }

        await store.TryMoveSinkAsync(name, offset, from - 1, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Each batch is a query of its own, so that nothing of the store is held open while a sink is slow.</summary>
    private async Task<List<LogEntry>> ReadBatchAsync(long from, long until, CancellationToken cancellationToken)
    {
        var query = new LogQuery { From = from, Limit = Math.Min(options.BatchSize, until - from + 1) };
        var batch = new List<LogEntry>();
        var bytes = 0L;
        await foreach (var entry in store.ReadLogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            batch.Add(entry);
            bytes += entry.Proposal.Aspect.Length;
            if (bytes >= options.BatchBytes)
                break;
        }

        return batch;
    }

    private async Task<DeliveryReport> DeliverAsync(List<LogEntry> batch, DeliveryReport report, CancellationToken cancellationToken)
    {
        IReadOnlyList<RejectedEntry> rejected;
        try
        {
            rejected = await _sink.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            RelayLog.GaveUp(logger, cause, name, batch[0].Offset, _sink.Attempts);
            return report with { Failure = new DeliveryFailure(name, batch[0].Offset, _sink.Attempts, cause) };
        }

        if (rejected.Count > 0)
            RelayLog.Rejected(logger, name, rejected.Count, batch[0].Offset, batch[^1].Offset);

        // What was delivered is noted down even if the caller has lost patience meanwhile; else it would only be delivered again.
        await store.TryMoveSinkAsync(name, report.To, batch[^1].Offset, rejected, CancellationToken.None).ConfigureAwait(false);
        return report with
        {
            To = batch[^1].Offset,
            Delivered = report.Delivered + batch.Count - rejected.Count,
            Rejected = report.Rejected + rejected.Count,
        };
    }
}
