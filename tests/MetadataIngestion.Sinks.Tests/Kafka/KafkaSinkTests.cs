using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;
using static MetadataIngestion.Sinks.Tests.Entries;
using static MetadataIngestion.Sinks.Tests.Kafka.KafkaRun;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class KafkaSinkTests
{
    private const string Orders = "urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)";

    [KafkaFact]
    public async Task WriteAsync_Entries_AreRecordsKeyedByEntityAsDataHubReadsThem()
    {
        await using var cluster = await StartClusterAsync();
        using var encoder = new AvroValueEncoder(new WriterSchema(16, 11));

        Assert.Empty(await WriteAsync(OptionsFor(cluster), Entry(7, Orders)));

        var record = Assert.Single(await ReadAsync(cluster));
        Assert.Equal(Orders, record.Key);
        Assert.Equal("log-offset=7,run-id=run-1,source=sales", record.Headers);
        Assert.Equal(encoder.Encode(Entry(7, Orders)), record.Value);
    }

    [KafkaFact]
    public async Task WriteAsync_Event_GoesToTheTopicOfEventsAsDataHubReadsIt()
    {
        KafkaLibrary.Load();
        using var cluster = new MockCluster();
        using var encoder = new AvroEventEncoder(new WriterSchema(4, 0));

        Assert.Empty(await WriteAsync(OptionsFor(cluster) with { EventTopic = "PlatformEvent_v1" }, Entry(1, Orders), Event(2, Orders)));

        var record = Assert.Single(await ConsumedRecord.ReadAsync(cluster.BootstrapServers, "PlatformEvent_v1"));
        Assert.Equal($"entityChangeEvent-{Orders}", record.Key);
        Assert.Equal("log-offset=2,run-id=run-1,source=sales", record.Headers);
        Assert.Equal(encoder.Encode(Event(2, Orders)), record.Value);
        Assert.Equal([1], (await ReadAsync(cluster)).Select(other => other.LogOffset));
    }

    [KafkaFact]
    public async Task WriteAsync_EventsAreNotWanted_AreLeftOut()
    {
        await using var cluster = await StartClusterAsync();

        Assert.Empty(await WriteAsync(OptionsFor(cluster) with { EventTopic = "" }, Event(1), Entry(2), Event(3)));

        Assert.Equal([2], (await ReadAsync(cluster)).Select(record => record.LogOffset));
    }

    [KafkaFact]
    public async Task WriteAsync_EventAsPlainJson_StandsAmongTheProposals()
    {
        await using var cluster = await StartClusterAsync();
        var options = OptionsFor(cluster) with { EventTopic = "PlatformEvent_v1", SchemaRegistry = new SchemaRegistryOptions { Type = SchemaRegistryType.None } };

        await WriteAsync(options, Entry(1, Orders), Event(2, Orders));

        var records = await ReadAsync(cluster);
        Assert.Equal([Orders, Orders], records.Select(record => record.Key));
        Assert.EndsWith(
            ""","payload":{"category":"TECHNICAL_SCHEMA"},"systemMetadata":{"lastObserved":1793872801000,"runId":"run-1"}}}""",
            Encoding.UTF8.GetString(records[1].Value),
            StringComparison.Ordinal);
    }

    // The partitions are those that Kafka's Java client chooses of four: murmur2 of the key.
    [KafkaTheory]
    [InlineData(Orders, 0)]
    [InlineData("urn:li:dataset:5", 1)]
    [InlineData("urn:li:dataset:1", 2)]
    [InlineData("urn:li:dataset:4", 3)]
    public async Task WriteAsync_Entity_IsInThePartitionThatJavaProducersUse(string urn, int partition)
    {
        await using var cluster = await StartClusterAsync();

        await WriteAsync(OptionsFor(cluster), Entry(1, urn));

        Assert.Equal(partition, Assert.Single(await ReadAsync(cluster)).Partition);
    }

    [KafkaFact]
    public async Task WriteAsync_NoRegistry_WritesPlainJson()
    {
        await using var cluster = await StartClusterAsync();
        var options = OptionsFor(cluster) with { SchemaRegistry = new SchemaRegistryOptions { Type = SchemaRegistryType.None } };

        await WriteAsync(options, Entry(1, change: ChangeType.Delete));

        Assert.Equal(
            """{"offset":1,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","proposal":{"entityType":"dataset","entityUrn":"urn:li:dataset:1","changeType":"DELETE","aspectName":"status","systemMetadata":{"lastObserved":1793872800000,"runId":"run-1"},"headers":{}}}""",
            Encoding.UTF8.GetString(Assert.Single(await ReadAsync(cluster)).Value));
    }

    [KafkaTheory]
    [InlineData("compression.type", "zstd")]
    [InlineData("compression.codec", "none")]
    [InlineData("queue.buffering.max.messages", "5")]
    [InlineData("linger.ms", "0")]
    [InlineData("queue.buffering.max.ms", "5")]
    public async Task WriteAsync_OtherSettings_DeliverAllInOrder(string setting, string value)
    {
        await using var cluster = await StartClusterAsync();

        Assert.Empty(await WriteAsync(OptionsFor(cluster).With(setting, value), [.. Enumerable.Range(1, 300).Select(offset => Entry(offset, Orders))]));

        var records = await ReadAsync(cluster);
        Assert.Equal(Enumerable.Range(1, 300).Select(offset => (long)offset), records.Select(record => record.LogOffset));
    }

    [KafkaFact]
    public async Task WriteAsync_EntryIsTooLarge_AloneIsRejectedWithItsSize()
    {
        await using var cluster = await StartClusterAsync();
        var large = Entry(2, aspect: $$"""{"rawSchema":"{{new string('x', 20_000)}}"}""");

        var rejected = await WriteAsync(OptionsFor(cluster) with { MaxMessageBytes = 10_000 }, Entry(1), large, Entry(3));

        var refused = Assert.Single(rejected);
        Assert.Equal(2, refused.Offset);
        Assert.Contains($"bytes long, too large for the topic {cluster.Topic} or for MaxMessageBytes, which is 10000", refused.Reason, StringComparison.Ordinal);
        Assert.Equal([1, 3], (await ReadAsync(cluster)).Select(record => record.LogOffset).Order());
    }

    [KafkaFact]
    public async Task WriteAsync_Deletion_IsRejectedSinceDataHubTakesNone()
    {
        await using var cluster = await StartClusterAsync();

        var rejected = await WriteAsync(OptionsFor(cluster), Entry(1, change: ChangeType.Delete), Entry(2));

        Assert.Equal(1, Assert.Single(rejected).Offset);
        Assert.Equal(2, Assert.Single(await ReadAsync(cluster)).LogOffset);
    }

    [KafkaTheory]
    [InlineData(10, "too large for the topic")]
    [InlineData(87, "The brokers refuse the record: ")]
    public async Task WriteAsync_BrokersRefuseABatchOfRecords_OnlyTheRecordToBlameIsRejected(int error, string reason)
    {
        using var cluster = new MockCluster();
        cluster.Fail(MockCluster.Produce, error, error);

        // Long enough for the three to travel together, however slow the machine.
        var rejected = await WriteAsync(OptionsFor(cluster).With("linger.ms", "500"), Entry(1, Orders), Entry(2, Orders), Entry(3, Orders));

        var refused = Assert.Single(rejected);
        Assert.Equal(1, refused.Offset);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal([2, 3], (await ReadAsync(cluster)).Select(record => record.LogOffset));
    }

    [KafkaFact]
    public async Task WriteAsync_EmptyBatch_DoesNothing()
    {
        await using var cluster = await StartClusterAsync();

        Assert.Empty(await WriteAsync(OptionsFor(cluster)));
    }
}
