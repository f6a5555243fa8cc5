using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Reads the first and next offsets of partitions: many at once where the native library can list them, else several at a time.</summary>
internal sealed class OffsetReader(ClusterSession session, KafkaOptions options)
{
    private const int BatchSize = 1000;
    private const int Parallelism = 8;
    private const string Action = "say the offsets of topics";

    /// <returns>By topic, the offsets of its partitions in order. A topic of which a partition cannot be read now is missing.</returns>
    /// <exception cref="MetadataIngestion.Abstractions.SourceException">The cluster did not answer.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PartitionOffsets>>> ReadAsync(IEnumerable<Topic> topics, CancellationToken cancellationToken)
    {
        var partitions = topics.SelectMany(topic => topic.Partitions.Select(partition => new TopicPartition(topic.Name, partition))).ToList();
        var offsets = await ReadAsync(partitions, cancellationToken);
        return partitions
            .GroupBy(partition => partition.Topic, StringComparer.Ordinal)
            .Where(topic => topic.All(offsets.ContainsKey))
            .ToDictionary(topic => topic.Key, topic => (IReadOnlyList<PartitionOffsets>)[.. topic.Select(partition => offsets[partition])], StringComparer.Ordinal);
    }

    /// <returns>The offsets of the partitions that can be read now.</returns>
    /// <exception cref="MetadataIngestion.Abstractions.SourceException">The cluster did not answer.</exception>
    public Task<IReadOnlyDictionary<TopicPartition, PartitionOffsets>> ReadAsync(IReadOnlyList<TopicPartition> partitions, CancellationToken cancellationToken) =>
        KafkaLibrary.Lacks(KafkaLibrary.ListingOffsets) is null ? ListAsync(partitions, cancellationToken) : QueryAsync(partitions, cancellationToken);

    private async Task<IReadOnlyDictionary<TopicPartition, PartitionOffsets>> ListAsync(IReadOnlyList<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        var offsets = new Dictionary<TopicPartition, PartitionOffsets>();
        foreach (var batch in partitions.Chunk(BatchSize))
        {
            var first = await ListAsync(batch, OffsetSpec.Earliest(), cancellationToken);
            var next = await ListAsync(batch, OffsetSpec.Latest(), cancellationToken);
            foreach (var partition in batch.Where(partition => first.ContainsKey(partition) && next.ContainsKey(partition)))
                offsets[partition] = new PartitionOffsets(partition.Partition.Value, first[partition], next[partition]);
        }

        return offsets;
    }

    private async Task<Dictionary<TopicPartition, long>> ListAsync(IEnumerable<TopicPartition> partitions, OffsetSpec wanted, CancellationToken cancellationToken)
    {
        var request = partitions.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = wanted }).ToList();
        var answers = await session.AskAsync(Action, client => ListAsync(client, request), cancellationToken);
        return answers
            .Select(answer => answer.TopicPartitionOffsetError)
            .Where(answer => !answer.Error.IsError)
            .ToDictionary(answer => answer.TopicPartition, answer => answer.Offset.Value);
    }

    private async Task<List<ListOffsetsResultInfo>> ListAsync(IAdminClient client, List<TopicPartitionOffsetSpec> request)
    {
        try
        {
            return (await client.ListOffsetsAsync(request, new ListOffsetsOptions { RequestTimeout = options.RequestTimeout })).ResultInfos;
        }
        catch (ListOffsetsException cause)
        {
            // Some of the partitions have no leader or are gone; the rest answered.
            return cause.Result.ResultInfos;
        }
    }

    private async Task<IReadOnlyDictionary<TopicPartition, PartitionOffsets>> QueryAsync(IReadOnlyList<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        var offsets = new PartitionOffsets[partitions.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, partitions.Count, limits, async (i, token) => offsets[i] = await QueryAsync(partitions[i], token));
        return partitions.Zip(offsets).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private Task<PartitionOffsets> QueryAsync(TopicPartition partition, CancellationToken cancellationToken) => session.ReadAsync(
        Action,
        reader =>
        {
            var marks = reader.QueryWatermarkOffsets(partition, options.RequestTimeout);
            return new PartitionOffsets(partition.Partition.Value, marks.Low.Value, marks.High.Value);
        },
        cancellationToken);
}
