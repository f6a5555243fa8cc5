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
    [KafkaFact]
    public async Task DeliverAsync_BrokersStopTwentyTimes_TopicHoldsTheLogInOrderOfEachEntity()
    {
        using var cluster = new MockCluster();
        await using var log = await TestLog.OpenAsync();
        for (var run = 0; run < 20; run++)
            await log.AppendAsync([.. Enumerable.Range(1, 20).Select(table => $"table-{table}")]);
        await using var sink = new StoppedSink(new KafkaSink(KafkaRun.OptionsFor(cluster) with { DeliveryTimeout = TimeSpan.FromSeconds(5) }), cluster);

        var relay = new Relay("kafka", sink, log.Store, new RelayOptions { BatchSize = 20, MaxAttempts = 100 }, new InstantTime(), NullLogger<Relay>.Instance);
        var report = await relay.DeliverAsync(null, CancellationToken.None);

        Assert.Equal((400, 0, null), (report.Delivered, report.Rejected, report.Failure?.Message));
        var expected = await ReadAsync(log);
        var records = await KafkaRun.ReadAsync(cluster);
        Assert.Equal(expected.Order(), records.Select(record => (record.LogOffset, record.Key)).Distinct().Order());
        Assert.All(records.GroupBy(record => record.Key), entity => Assert.Equal(entity.Select(record => record.LogOffset).Order().Distinct(), FirstSeen(entity)));
        Assert.All(records.GroupBy(record => record.Key), entity => Assert.Equal(entity.Max(record => record.LogOffset), entity.Last().LogOffset));
    }

    private static IEnumerable<long> FirstSeen(IEnumerable<ConsumedRecord> records) => records.Select(record => record.LogOffset).Distinct();

    private static async Task<List<(long Offset, string Key)>> ReadAsync(TestLog log)
    {
        var entries = new List<(long, string)>();
        await foreach (var entry in log.Store.ReadLogAsync(new LogQuery(), CancellationToken.None))
            entries.Add((entry.Offset, entry.Proposal.EntityUrn));

        return entries;
    }

    /// <summary>Lets the brokers stop while a batch is on its way, and starts them again.</summary>
    private sealed class StoppedSink(IMetadataSink sink, MockCluster cluster) : IMetadataSink
    {
        public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
        {
            var write = sink.WriteAsync(batch, cancellationToken);
            cluster.Stop();
            cluster.Start();
            return await write;
        }

        public ValueTask DisposeAsync() => sink.DisposeAsync();
    }
}
