using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

internal static class KafkaRun
{
    public const string Topic = "MetadataChangeProposal_v1";

    public static KafkaSinkOptions OptionsFor(MockCluster cluster) => OptionsFor(cluster.BootstrapServers, Topic);

    public static KafkaSinkOptions OptionsFor(TestCluster cluster) => OptionsFor(cluster.BootstrapServers, cluster.Topic);

    /// <summary>A cluster for tests that nothing goes wrong in.</summary>
    public static Task<TestCluster> StartClusterAsync()
    {
        KafkaLibrary.Load();
        return TestCluster.StartAsync();
    }

    public static KafkaSinkOptions With(this KafkaSinkOptions options, string setting, string value) =>
        options with { ProducerSettings = new Dictionary<string, string>(options.ProducerSettings) { [setting] = value } };

    public static async Task<IReadOnlyList<RejectedEntry>> WriteAsync(KafkaSinkOptions options, params LogEntry[] batch)
    {
        await using var sink = new KafkaSink(options);
        return await sink.WriteAsync(batch, CancellationToken.None);
    }

    public static Task<IReadOnlyList<ConsumedRecord>> ReadAsync(TestCluster cluster) => ConsumedRecord.ReadAsync(cluster.BootstrapServers, cluster.Topic);

    public static Task<IReadOnlyList<ConsumedRecord>> ReadAsync(MockCluster cluster) => ConsumedRecord.ReadAsync(cluster.BootstrapServers, Topic);

    public static async Task<string> FailAsync(KafkaSinkOptions options)
    {
        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(options, Entries.Entry(1), Entries.Entry(2)));
        return error.Message;
    }

    /// <summary>Settings for a cluster near by: what is wrong shows at once, and a broker that is back is found at once.</summary>
    private static KafkaSinkOptions OptionsFor(string bootstrapServers, string topic) => new()
    {
        BootstrapServers = bootstrapServers,
        Topic = topic,
        EventTopic = topic,
        ProducerSettings = new Dictionary<string, string>
        {
            ["topic.metadata.propagation.max.ms"] = "100",
            ["reconnect.backoff.ms"] = "10",
            ["reconnect.backoff.max.ms"] = "100",
            ["retry.backoff.ms"] = "20",
        },
    };
}
