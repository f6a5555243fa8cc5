using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>Reads what is known about all topics at once.</summary>
internal sealed class ClusterFactsReader(ClusterSession session, KafkaOptions options, CapabilityLedger ledger)
{
    public const string RightsGrant = "Allow this user the operation Describe on the cluster.";
    public const string GroupsGrant = "Allow this user the operation Describe on the consumer groups, or on the cluster.";

    private static readonly ILookup<string, TopicConsumer> NoConsumers = Array.Empty<TopicConsumer>().ToLookup(consumer => consumer.Group);

    /// <exception cref="SourceException">The cluster did not answer.</exception>
    public async Task<ClusterFacts> ReadAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) => new(
        await ReadIdsAsync(topics, cancellationToken), await ReadRightsAsync(cancellationToken), await ReadConsumersAsync(cancellationToken));

    /// <summary>The client library drops the brokers' refusal and gives an empty list, so an empty list is not taken for an answer.</summary>
    private async Task<TopicRights> ReadRightsAsync(CancellationToken cancellationToken)
    {
        var rights = await ledger.TryAsync(
            Capabilities.AclOwners, RightsGrant, () => new AclReader(session, options).ReadAsync(cancellationToken), new TopicRights([]));
        if (ledger.Runs(Capabilities.AclOwners) && rights.IsEmpty)
            ledger.Note(
                Capabilities.AclOwners,
                CapabilityStatus.Denied,
                $"The cluster tells of no rights on topics: there are none, or this user must not see them, or the cluster has no authorizer. {RightsGrant}");
        return rights;
    }

    private Task<ILookup<string, TopicConsumer>> ReadConsumersAsync(CancellationToken cancellationToken)
    {
        var reader = new ConsumerGroupReader(session, new OffsetReader(session, options), options);
        return ledger.TryAsync(Capabilities.ConsumerGroups, GroupsGrant, () => reader.ReadAsync(ledger.Runs(Capabilities.ConsumerLag), cancellationToken), NoConsumers);
    }

    private Task<IReadOnlyDictionary<string, string>> ReadIdsAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) => ledger.TryAsync(
        Capabilities.TopicIds,
        "Allow this user the operation Describe on the topics.",
        () => new TopicLister(session, options).ReadIdsAsync(topics, cancellationToken),
        new Dictionary<string, string>());
}
