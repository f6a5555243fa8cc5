using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace MetadataIngestion.Tests.Shared;

/// <summary>
/// A topic of its own with four partitions, in the cluster of <c>KAFKA_TEST_BOOTSTRAP</c> where that is set, else in a mock cluster. Whoever starts it has
/// loaded librdkafka before.
/// </summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private const int Partitions = 4;

    private readonly MockCluster? _mock;

    private TestCluster(string? bootstrapServers)
    {
        _mock = bootstrapServers is null ? new MockCluster() : null;
        BootstrapServers = bootstrapServers ?? _mock!.BootstrapServers;
    }

    public string BootstrapServers { get; }

    public string Topic { get; } = $"metadata-ingestion-test-{Guid.NewGuid():N}";

    public static async Task<TestCluster> StartAsync()
    {
        var cluster = new TestCluster(Environment.GetEnvironmentVariable("KAFKA_TEST_BOOTSTRAP"));
        if (cluster._mock is { } mock)
            mock.CreateTopic(cluster.Topic, Partitions);
        else
            await cluster.AdministerAsync(client => client.CreateTopicsAsync([new TopicSpecification { Name = cluster.Topic, NumPartitions = Partitions }]));

        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        if (_mock is { } mock)
            mock.Dispose();
        else
            await AdministerAsync(client => client.DeleteTopicsAsync([Topic]));
    }

    private async Task AdministerAsync(Func<IAdminClient, Task> act)
    {
        using var client = new AdminClientBuilder([KeyValuePair.Create("bootstrap.servers", BootstrapServers)]).Build();
        await act(client);
    }
}
