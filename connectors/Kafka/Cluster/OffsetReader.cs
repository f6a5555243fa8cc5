using Confluent.Kafka;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Reads the first and next offsets of partitions, several at once.</summary>
internal sealed class OffsetReader(ClusterSession session, KafkaOptions options)
{
    private const int Parallelism = 8;

    /// <returns>By topic, the offsets of its partitions in order.</returns>
    /// <exception cref="MetadataIngestion.Abstractions.SourceException">A partition did not answer.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PartitionOffsets>>> ReadAsync(IEnumerable<Topic> topics, CancellationToken cancellationToken)
    {
        var partitions = topics.SelectMany(topic => topic.Partitions.Select(partition => new TopicPartition(topic.Name, partition))).ToList();
        var offsets = new PartitionOffsets[partitions.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, partitions.Count, limits, async (i, token) => offsets[i] = await ReadAsync(partitions[i], token));
        return partitions.Zip(offsets)
            .GroupBy(pair => pair.First.Topic, pair => pair.Second, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<PartitionOffsets>)[.. group], StringComparer.Ordinal);
    }

    public Task<PartitionOffsets> ReadAsync(TopicPartition partition, CancellationToken cancellationToken) => session.ReadAsync(
        $"say the offsets of the topic {partition.Topic}",
        reader =>
        {
            var marks = reader.QueryWatermarkOffsets(partition, options.RequestTimeout);
            return new PartitionOffsets(partition.Partition.Value, marks.Low.Value, marks.High.Value);
        },
        cancellationToken);
}
