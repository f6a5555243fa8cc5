using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

internal static class KafkaRun
{
    public const string Topic = "MetadataChangeProposal_v1";

    /// <summary>Options for a cluster on this machine: what is wrong shows at once, and a broker that is back is found at once.</summary>
    public static KafkaSinkOptions OptionsFor(MockCluster cluster) => new()
    {
        BootstrapServers = cluster.BootstrapServers,
        ProducerSettings = new Dictionary<string, string>
        {
            ["topic.metadata.propagation.max.ms"] = "100",
            ["reconnect.backoff.ms"] = "10",
            ["reconnect.backoff.max.ms"] = "100",
            ["retry.backoff.ms"] = "20",
        },
    };

    public static KafkaSinkOptions With(this KafkaSinkOptions options, string setting, string value) =>
        options with { ProducerSettings = new Dictionary<string, string>(options.ProducerSettings) { [setting] = value } };

    public static async Task<IReadOnlyList<RejectedEntry>> WriteAsync(KafkaSinkOptions options, params LogEntry[] batch)
    {
        await using var sink = new KafkaSink(options);
        return await sink.WriteAsync(batch, CancellationToken.None);
    }

    public static async Task<string> FailAsync(KafkaSinkOptions options)
    {
        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(options, Entries.Entry(1), Entries.Entry(2)));
        return error.Message;
    }
}
