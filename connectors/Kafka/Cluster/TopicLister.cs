using Confluent.Kafka;
using Confluent.Kafka.Admin;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Lists the topics of a cluster. Always all of them: a cluster may create a topic that is asked for by name.</summary>
internal sealed class TopicLister(ClusterSession session, KafkaOptions options)
{
    private const string Action = "list their topics";

    /// <returns>The topics in ordinal order of their names, and how many brokers there are.</returns>
    /// <exception cref="SourceException">The cluster cannot be listed.</exception>
    public async Task<(IReadOnlyList<Topic> Topics, int Brokers)> ListAsync(CancellationToken cancellationToken)
    {
        var metadata = await session.AskAsync(Action, client => Task.FromResult(client.GetMetadata(options.RequestTimeout)), cancellationToken);
        var topics = metadata.Topics.Where(topic => topic.Error.Code != ErrorCode.UnknownTopicOrPart).Select(Read).OrderBy(topic => topic.Name, StringComparer.Ordinal);
        return ([.. topics], metadata.Brokers.Count);
    }

    /// <summary>The ids that topics keep until they are deleted, by the topics' names. Topics of old brokers have none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadIdsAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        var names = TopicCollection.OfTopicNames(topics.Select(topic => topic.Name));
        var described = await session.AskAsync("describe their topics", client => DescribeAsync(client, names), cancellationToken);
        return described
            .Where(topic => !topic.Error.IsError && topic.TopicId is { } id && (id.MostSignificantBits, id.LeastSignificantBits) != (0, 0))
            .ToDictionary(topic => topic.Name, topic => topic.TopicId.ToString(), StringComparer.Ordinal);
    }

    private async Task<List<TopicDescription>> DescribeAsync(IAdminClient client, TopicCollection names)
    {
        try
        {
            return (await client.DescribeTopicsAsync(names, new DescribeTopicsOptions { RequestTimeout = options.RequestTimeout })).TopicDescriptions;
        }
        catch (DescribeTopicsException cause)
        {
            // Some of the topics are gone or must not be described; the rest were.
            return cause.Results.TopicDescriptions;
        }
    }

    private static Topic Read(TopicMetadata topic) => new(
        topic.Topic,
        [.. topic.Partitions.Select(partition => partition.PartitionId).Order()],
        topic.Partitions.Select(partition => partition.Replicas.Length).DefaultIfEmpty().Max(),
        topic.Error.IsError ? topic.Error.Reason : null);
}
