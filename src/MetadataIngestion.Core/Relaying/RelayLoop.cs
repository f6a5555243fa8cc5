using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Relaying;

/// <summary>
/// Delivers the log to one sink as it grows, for as long as a service runs. Neither the sink nor the store can end it: whatever fails is tried
/// again. Whoever moves the sink meanwhile, in whichever process, is followed within a moment.
/// </summary>
public sealed class RelayLoop(
    string name, IMetadataSink sink, IMetadataStore store, IStoreLease? lease, RelayOptions options, TimeProvider timeProvider, ILogger<Relay> logger)
{
    // Nobody tells a relay that waits that its sink was moved back.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    private readonly Relay _relay = new(name, sink, store, options with { MaxAttempts = null }, timeProvider, logger) { Lease = lease };
    private volatile StoreException? _storeFailure;

    /// <summary>How it goes; safe to ask from any thread.</summary>
    public RelayStatus Status =>
        _storeFailure is { } failure ? _relay.Status with { State = RelayState.Retrying, LastError = failure } : _relay.Status;

    /// <summary>Delivers until stopped.</summary>
    /// <param name="stopping">Ends it; a batch that is being handed to the sink may come to its end.</param>
    /// <param name="abort">Ends that too.</param>
    /// <exception cref="LeaseLostException">The right to deliver was lost.</exception>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await DeliverNextAsync(stopping, abort).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested || abort.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException failure) when (failure is not LeaseLostException)
            {
                await PauseAsync(failure, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Delivers what is in the log, once and without trying again; what a service does at its end.</summary>
    public Task<DeliveryReport> DrainAsync(CancellationToken cancellationToken) =>
        new Relay(name, sink, store, options with { MaxAttempts = 1 }, timeProvider, logger) { Lease = lease }
            .DeliverAsync(untilOffset: null, cancellationToken);

    private async Task DeliverNextAsync(CancellationToken stopping, CancellationToken abort)
    {
        var report = await _relay.DeliverAsync(untilOffset: null, stopping, abort).ConfigureAwait(false);
        _storeFailure = null;
        var head = await WaitForEntriesAsync(report.To, stopping).ConfigureAwait(false);
        if (head > report.To && head - report.To < options.BatchSize)
            await Task.Delay(options.BatchDelay, timeProvider, stopping).ConfigureAwait(false);
    }

    /// <returns>The newest offset, or 0 when it is time to look whether the sink was moved.</returns>
    private async Task<long> WaitForEntriesAsync(long after, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var entries = store.WaitForEntriesAsync(after, waiting.Token);
        var look = Task.Delay(LookInterval, timeProvider, waiting.Token);
        var first = await Task.WhenAny(entries, look).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        return first == entries ? await entries.ConfigureAwait(false) : 0;
    }

    private async Task PauseAsync(StoreException failure, CancellationToken stopping)
    {
        _storeFailure = failure;
        RelayLog.StoreFailed(logger, failure, name, StorePause.TotalSeconds);
        await Task.Delay(StorePause, timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
