using System.Diagnostics.Metrics;
using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Core.Relaying;

/// <summary>What is measured of deliveries.</summary>
public static class RelayTelemetry
{
    private static readonly Counter<long> s_delivered =
        CrawlTelemetry.Meter.CreateCounter<long>("ingestion.sink.delivered", "{entry}", "Entries of the log that sinks took");
    private static readonly Counter<long> s_rejected =
        CrawlTelemetry.Meter.CreateCounter<long>("ingestion.sink.rejected", "{entry}", "Entries of the log that sinks refused for good");
    private static readonly Counter<long> s_failures =
        CrawlTelemetry.Meter.CreateCounter<long>("ingestion.sink.failures", "{attempt}", "Attempts to deliver a batch that failed");
    private static readonly Gauge<long> s_lag =
        CrawlTelemetry.Meter.CreateGauge<long>("ingestion.sink.lag", "{entry}", "Entries of the log that a sink does not have");

    /// <summary>Records how many entries of the log a sink does not have.</summary>
    public static void RecordLag(string sink, long entries) => s_lag.Record(entries, Tag(sink));

    internal static void CountFailure(string sink) => s_failures.Add(1, Tag(sink));

    internal static void CountDelivery(string sink, int delivered, int rejected)
    {
        s_delivered.Add(delivered, Tag(sink));
        if (rejected > 0)
            s_rejected.Add(rejected, Tag(sink));
    }

    private static KeyValuePair<string, object?> Tag(string sink) => new("sink", sink);
}
