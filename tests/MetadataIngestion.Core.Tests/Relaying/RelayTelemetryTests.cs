using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

public sealed class RelayTelemetryTests : IDisposable
{
    private readonly string _sink = $"measured-{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<string, long> _measured = new();
    private readonly MeterListener _listener = new();

    public RelayTelemetryTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "MetadataIngestion.Core" && instrument.Name.StartsWith("ingestion.sink.", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // Other tests deliver at the same time.
            foreach (var tag in tags)
            {
                if (tag is { Key: "sink", Value: string sink } && sink == _sink)
                    _measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            }
        });
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Deliver_FailuresAndRefusals_AreCountedBySink()
    {
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(entries: 5);
        var attempts = 0;
        var sink = new FreeSink((_, _) => ++attempts < 3
            ? throw new IOException("busy")
            : Task.FromResult<IReadOnlyList<RejectedEntry>>([new RejectedEntry(2, "no")]));

        await new Relay(_sink, sink, log.Store, new RelayOptions(), new ImpatientTime(), NullLogger<Relay>.Instance).DeliverAsync(null, CancellationToken.None);
        RelayTelemetry.RecordLag(_sink, 17);

        Assert.Equal((4, 1, 2, 17), (_measured["ingestion.sink.delivered"], _measured["ingestion.sink.rejected"], _measured["ingestion.sink.failures"], _measured["ingestion.sink.lag"]));
    }
}
