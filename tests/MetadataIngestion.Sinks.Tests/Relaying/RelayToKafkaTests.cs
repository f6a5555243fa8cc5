using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Sinks.Kafka;
using MetadataIngestion.Sinks.Tests.Http;
using MetadataIngestion.Sinks.Tests.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

public sealed class RelayToKafkaTests
{
    private const int Entities = 250;
    private const int Stops = 20;

    [KafkaAvroFact]
    public async Task DeliverAsync_BrokersStopTwentyTimes_TopicHoldsTheLogInOrderOfEachEntity()
    {
        using var cluster = new MockCluster();
        await using var log = await AppendAsync(runs: 2 * Stops);
        await using var sink = new DisturbedSink(new KafkaSink(KafkaRun.OptionsFor(cluster)), write => write % 2 == 0 ? Restart(cluster) : null);

        var report = await DeliverAsync(sink, log);

        Assert.Equal(Stops, sink.Disturbances);
        Assert.Equal((2 * Stops * Entities, 0, null), (report.Delivered, report.Rejected, report.Failure?.Message));
        var records = await AssertHoldsTheLogAsync(cluster, log);
        Assert.All(records.GroupBy(record => record.Key), entity => Assert.Equal(entity.Select(record => record.LogOffset).Distinct().Order(), FirstSeen(entity)));
    }

    [KafkaAvroFact]
    public async Task DeliverAsync_BrokersAreGoneForSeveralAttempts_NothingIsLost()
    {
        using var cluster = new MockCluster();
        await using var log = await AppendAsync(runs: 2);
        var options = KafkaRun.OptionsFor(cluster) with { DeliveryTimeout = TimeSpan.FromSeconds(1) };
        cluster.Stop();
        await using var sink = new DisturbedSink(new KafkaSink(options), write => write == 3 ? Task.Run(cluster.Start) : null);

        var report = await DeliverAsync(sink, log);

        Assert.Equal((2 * Entities, 0, null), (report.Delivered, report.Rejected, report.Failure?.Message));
        await AssertHoldsTheLogAsync(cluster, log);
    }

    private static async Task<TestLog> AppendAsync(int runs)
    {
        var log = await TestLog.OpenAsync();
        for (var run = 0; run < runs; run++)
            await log.AppendAsync([.. Enumerable.Range(1, Entities).Select(entity => $"table-{entity}")]);

        return log;
    }

    private static Task<DeliveryReport> DeliverAsync(IMetadataSink sink, TestLog log)
    {
        var options = new RelayOptions { BatchSize = Entities, MaxAttempts = 100 };
        return new Relay("kafka", sink, log.Store, options, new InstantTime(), NullLogger<Relay>.Instance).DeliverAsync(null, CancellationToken.None);
    }

    /// <summary>Other threads than the client's: the brokers stop at any moment of a delivery.</summary>
    private static Task Restart(MockCluster cluster) => Task.Run(() =>
    {
        cluster.Stop();
        cluster.Start();
    });

    /// <summary>Every record is read by kcat and decoded by Python's avro; an entity's last record is its latest.</summary>
    private static async Task<IReadOnlyList<ConsumedRecord>> AssertHoldsTheLogAsync(MockCluster cluster, TestLog log)
    {
        var records = await KafkaRun.ReadAsync(cluster);
        var values = await PythonAvro.DecodeAsync(RecordSchemas.Proposal.Newest, records.Select(record => record.Value));

        Assert.All(records.Zip(values), pair => Assert.Equal(pair.First.Key, (string?)pair.Second["entityUrn"]));
        Assert.Equal(
            await ReadAsync(log),
            records.Zip(values, (record, value) => (record.LogOffset, record.Key, (string)value["aspectName"]!)).Distinct().Order());
        Assert.All(records.GroupBy(record => record.Key), entity => Assert.Equal(entity.Max(record => record.LogOffset), entity.Last().LogOffset));
        return records;
    }

    private static IEnumerable<long> FirstSeen(IEnumerable<ConsumedRecord> records) => records.Select(record => record.LogOffset).Distinct();

    private static async Task<List<(long Offset, string Key, string Aspect)>> ReadAsync(TestLog log)
    {
        var entries = new List<(long, string, string)>();
        await foreach (var entry in log.Store.ReadLogAsync(new LogQuery(), CancellationToken.None))
            entries.Add((entry.Offset, entry.EntityUrn, entry.Proposal!.AspectName));

        return entries;
    }
}
