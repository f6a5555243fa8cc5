using MetadataIngestion.Core.Relaying;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Delivers the log to configured sinks.</summary>
internal sealed class SinkDelivery(IngestionRuntime runtime)
{
    /// <summary>Delivers what the sink does not have yet.</summary>
    public Task<DeliveryReport> DeliverAsync(ConfiguredSink sink, CancellationToken cancellationToken) =>
        WithRelayAsync(sink, relay => relay.DeliverAsync(untilOffset: null, cancellationToken), cancellationToken);

    /// <summary>Delivers everything from an entry on that the sink has had before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet.</exception>
    public Task<DeliveryReport> ReplayAsync(ConfiguredSink sink, long from, CancellationToken cancellationToken) =>
        WithRelayAsync(
            sink,
            async relay =>
            {
                await relay.ReplayAsync(from, cancellationToken);
                return await relay.DeliverAsync(untilOffset: null, cancellationToken);
            },
            cancellationToken);

    private async Task<DeliveryReport> WithRelayAsync(ConfiguredSink sink, Func<Relay, Task<DeliveryReport>> work, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        await using var destination = sink.Create();
        return await work(new Relay(sink.Name, destination, store, new RelayOptions(), runtime.TimeProvider, runtime.Loggers.CreateLogger<Relay>()));
    }
}
