using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Relays;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Delivers the log to configured sinks from a command. Where a service runs, its relays deliver, and a command leaves the sinks to them.</summary>
internal sealed class SinkDelivery(IngestionRuntime runtime)
{
    private static readonly TimeSpan TakeInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Delivers what the sink does not have yet.</summary>
    /// <returns><see langword="null"/> when the service delivers.</returns>
    public Task<DeliveryReport?> DeliverAsync(ConfiguredSink sink, CancellationToken cancellationToken) =>
        WithSinkAsync(
            sink,
            (destination, store, lease, token) => new Relay(
                sink.Name, destination, store, sink.Options.Relay, runtime.TimeProvider, runtime.Loggers.CreateLogger<Relay>()) { Lease = lease }
                .DeliverAsync(null, token),
            cancellationToken);

    /// <summary>Delivers everything from an entry on that the sink has had before.</summary>
    /// <returns><see langword="null"/> when the sink was moved back and the service delivers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet.</exception>
    public async Task<DeliveryReport?> ReplayAsync(ConfiguredSink sink, long from, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        await store.RewindSinkAsync(sink.Name, from, cancellationToken);
        return await DeliverAsync(sink, cancellationToken);
    }

    /// <summary>Delivers dead letters once more.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="offsets">Which ones, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="null"/> when the service has the sink; nothing was done.</returns>
    public Task<DeadLetterRetry?> RetryAsync(ConfiguredSink sink, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken) =>
        WithSinkAsync(
            sink,
            (destination, store, _, token) => new DeadLetterDelivery(
                sink.Name, destination, store, sink.Options.Relay.BatchSize, runtime.Redactor).RetryAsync(offsets, token),
            cancellationToken);

    private async Task<T?> WithSinkAsync<T>(
        ConfiguredSink sink, Func<SharedSink, IMetadataStore, IStoreLease, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        await using var lease = await TakeAsync(store, StoreLease.Sink(sink.Name), cancellationToken);
        if (lease is null)
            return null;

        await using var destination = new SharedSink(sink.Create);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            return await work(destination, store, lease, held.Token);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LeaseLostException(
                $"The right to deliver to sink \"{sink.Name}\" could not be renewed at the store in time; another process may deliver by now. Run the command again.");
        }
    }

    /// <summary>Takes the sink from another command as soon as that is done with it, but never waits for a service.</summary>
    private async Task<IStoreLease?> TakeAsync(IMetadataStore store, StoreLease sink, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.TryTakeAsync(sink, cancellationToken) is { } lease)
                return lease;
            if (await ServicePresence.IsRunningAsync(store, cancellationToken))
                return null;

            await Task.Delay(TakeInterval, runtime.TimeProvider, cancellationToken);
        }
    }
}
