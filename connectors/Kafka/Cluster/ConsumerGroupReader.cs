using System.Collections.Concurrent;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Finds out which consumer groups read which topics. Looks at groups and never becomes a member of one.</summary>
internal sealed class ConsumerGroupReader(ClusterSession session, OffsetReader offsets, KafkaOptions options)
{
    private const int Parallelism = 8;
    private const string Protocol = "consumer";

    /// <returns>The consumers by topic, in ordinal order of the groups.</returns>
    /// <param name="readLag">Whether to read committed offsets too; the native library must be able to.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="MetadataIngestion.Abstractions.SourceException">The cluster did not answer, or refused to.</exception>
    public async Task<ILookup<string, TopicConsumer>> ReadAsync(bool readLag, CancellationToken cancellationToken)
    {
        var groups = await session.AskAsync("list their consumer groups", client => Task.FromResult(client.ListGroups(options.RequestTimeout)), cancellationToken);
        var found = new ConcurrentBag<(string Topic, TopicConsumer Consumer)>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(groups.Where(group => group.ProtocolType is Protocol or ""), limits, async (group, token) =>
        {
            foreach (var consumer in await DescribeAsync(group, readLag, token))
                found.Add(consumer);
        });
        return found.OrderBy(entry => entry.Consumer.Group, StringComparer.Ordinal).ToLookup(entry => entry.Topic, entry => entry.Consumer, StringComparer.Ordinal);
    }

    private async Task<IEnumerable<(string Topic, TopicConsumer Consumer)>> DescribeAsync(GroupInfo group, bool readLag, CancellationToken cancellationToken)
    {
        var members = group.Members
            .SelectMany(member => ConsumerAssignment.TopicsOf(member.MemberAssignment).Distinct(StringComparer.Ordinal))
            .CountBy(topic => topic, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var lags = readLag ? await ReadLagAsync(group.Group, cancellationToken) : [];
        return members.Keys.Union(lags.Keys, StringComparer.Ordinal).Select(topic => (
            topic, new TopicConsumer(group.Group, group.State, members.GetValueOrDefault(topic), lags.GetValueOrDefault(topic))));
    }

    /// <summary>A group's lag by topic: what it committed, against where the partitions end.</summary>
    private async Task<Dictionary<string, long?>> ReadLagAsync(string group, CancellationToken cancellationToken)
    {
        // No partitions means all of them.
        var request = new ConsumerGroupTopicPartitions(group, null);
        var answers = await session.AskAsync(
            $"say what the consumer group {group} committed",
            client => client.ListConsumerGroupOffsetsAsync([request], new ListConsumerGroupOffsetsOptions { RequestTimeout = options.RequestTimeout }),
            cancellationToken);
        var committed = answers.SelectMany(answer => answer.Partitions).Where(partition => !partition.Error.IsError && partition.Offset.Value >= 0).ToList();
        var ends = await offsets.ReadAsync([.. committed.Select(partition => partition.TopicPartition)], cancellationToken);
        return committed
            .GroupBy(partition => partition.Topic, StringComparer.Ordinal)
            .ToDictionary(topic => topic.Key, topic => SumOf(topic, ends), StringComparer.Ordinal);
    }

    /// <summary>The lag of a topic; <see langword="null"/> when a partition cannot be read now.</summary>
    private static long? SumOf(IEnumerable<TopicPartitionOffsetError> committed, IReadOnlyDictionary<TopicPartition, PartitionOffsets> ends)
    {
        long? sum = 0;
        foreach (var partition in committed)
            sum += ends.TryGetValue(partition.TopicPartition, out var end) ? Math.Max(0, end.Next - partition.Offset.Value) : null;
        return sum;
    }
}
