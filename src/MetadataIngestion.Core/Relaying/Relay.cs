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

    /// <summary>The right under which it delivers; <see langword="null"/> where nobody else can.</summary>
    public IStoreLease? Lease { get; init; }

    /// <summary>How it gets on with the sink; safe to ask from any thread.</summary>
    public RelayStatus Status => _sink.Status;

    /// <summary>Delivers what the sink does not have yet.</summary>
    /// <param name="untilOffset">The last entry to deliver; <see langword="null"/> for the newest at the time of the call.</param>
    /// <param name="cancellationToken">Stops the delivery; what was delivered stays delivered.</param>
    /// <returns>What was delivered. A failure of the sink is part of the report, not an exception.</returns>
    /// <exception cref="LeaseLostException">The right to deliver was lost; what was delivered last is delivered again by whoever has it now.</exception>
    /// <exception cref="StoreException">The log cannot be read or the sink's offset not stored.</exception>
    public Task<DeliveryReport> DeliverAsync(long? untilOffset, CancellationToken cancellationToken) =>
        DeliverAsync(untilOffset, cancellationToken, cancellationToken);

    /// <summary>Delivers what the sink does not have yet.</summary>
    /// <param name="untilOffset">The last entry to deliver; <see langword="null"/> for the newest at the time of the call.</param>
    /// <param name="stopping">Stops the delivery, but lets a batch that is being handed to the sink come to its end.</param>
    /// <param name="abort">Stops that too.</param>
    internal async Task<DeliveryReport> DeliverAsync(long? untilOffset, CancellationToken stopping, CancellationToken abort)
    {
        var until = untilOffset ?? await store.GetHeadOffsetAsync(stopping).ConfigureAwait(false);
        var offset = await store.GetSinkOffsetAsync(name, stopping).ConfigureAwait(false);
        var report = new DeliveryReport(name) { From = offset, To = offset };
        await using var batches = new BatchReader(store, options, until);
        while (report.Failure is null && report.To < until)
        {
            var batch = await batches.ReadAsync(report.To + 1, stopping).ConfigureAwait(false);
            if (batch.Count == 0)
                break;

            report = await DeliverAsync(batch, report, stopping, abort).ConfigureAwait(false);
        }

        return report;
    }

    private async Task<DeliveryReport> DeliverAsync(List<LogEntry> batch, DeliveryReport report, CancellationToken stopping, CancellationToken abort)
    {
        IReadOnlyList<RejectedEntry> rejected;
        try
        {
            rejected = await _sink.WriteAsync(batch, stopping, abort).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            abort.ThrowIfCancellationRequested();
            stopping.ThrowIfCancellationRequested();
            RelayLog.GaveUp(logger, cause, name, batch[0].Offset, _sink.Attempts);
            return report with { Failure = new DeliveryFailure(name, batch[0].Offset, _sink.Attempts, cause) };
        }

        Tell(batch, rejected);
        return report with
        {
            To = await MoveAsync(report.To, batch[^1].Offset, rejected).ConfigureAwait(false),
            Delivered = report.Delivered + batch.Count - rejected.Count,
            Rejected = report.Rejected + rejected.Count,
        };
    }

    private void Tell(List<LogEntry> batch, IReadOnlyList<RejectedEntry> rejected)
    {
        RelayTelemetry.CountDelivery(name, batch.Count - rejected.Count, rejected.Count);
        if (rejected.Count > 0)
            RelayLog.Rejected(logger, name, rejected.Count, batch[0].Offset, batch[^1].Offset);
    }

    /// <summary>
    /// Notes down what was delivered, even if the caller has lost patience meanwhile: else it would only be delivered again. A sink that someone moved
    /// meanwhile stays where it is.
    /// </summary>
    /// <returns>Where the sink is.</returns>
    private async Task<long> MoveAsync(long from, long to, IReadOnlyList<RejectedEntry> rejected)
    {
        if (await store.TryMoveSinkAsync(name, from, to, rejected, Lease, CancellationToken.None).ConfigureAwait(false))
            return to;

        var offset = await store.GetSinkOffsetAsync(name, CancellationToken.None).ConfigureAwait(false);
        RelayLog.Moved(logger, name, offset);
        return offset;
    }
}
