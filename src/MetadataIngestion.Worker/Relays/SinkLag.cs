using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Relays;

/// <summary>Measures now and then how far the enabled sinks are behind, whatever their relays are doing.</summary>
internal sealed class SinkLag(CurrentConfiguration configuration, IMetadataStore store, TimeProvider timeProvider, ILogger<SinkLag> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (StoreException failure)
            {
                SinkRelayLog.LagUnknown(logger, failure);
            }
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var sinks = configuration.Snapshot.Sinks;
        if (sinks.Count == 0)
            return;

        var positions = (await store.ListSinksAsync(cancellationToken)).ToDictionary(position => position.Sink, StringComparer.Ordinal);
        var head = await store.GetHeadOffsetAsync(cancellationToken);
        foreach (var sink in sinks.Values)
            RelayTelemetry.RecordLag(sink.Name, head - (positions.GetValueOrDefault(sink.Name)?.Offset ?? 0));
    }
}
