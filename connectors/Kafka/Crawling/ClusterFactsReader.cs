using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>Reads what is known about all topics at once.</summary>
internal sealed class ClusterFactsReader(ClusterSession session, KafkaOptions options, CapabilityLedger ledger)
{
    public const string RightsGrant = "Allow this user the operation Describe on the cluster.";
    public const string GroupsGrant = "Allow this user the operation Describe on the consumer groups, or on the cluster.";

    private static readonly ILookup<string, TopicConsumer> NoConsumers = Array.Empty<TopicConsumer>().ToLookup(consumer => consumer.Group);

    /// <exception cref="Abstractions.SourceException">The cluster did not answer.</exception>
    public async Task<ClusterFacts> ReadAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) => new(
        await ReadIdsAsync(topics, cancellationToken), await ReadRightsAsync(cancellationToken), await ReadConsumersAsync(cancellationToken));

    public Task<TopicRights> ReadRightsAsync(CancellationToken cancellationToken) => ledger.TryAsync(
        Capabilities.AclOwners, RightsGrant, () => new AclReader(session, options).ReadAsync(cancellationToken), new TopicRights([]));

    public Task<ILookup<string, TopicConsumer>> ReadConsumersAsync(CancellationToken cancellationToken)
    {
        var reader = new ConsumerGroupReader(session, new OffsetReader(session, options), options);
        return ledger.TryAsync(Capabilities.ConsumerGroups, GroupsGrant, () => reader.ReadAsync(ledger.Runs(Capabilities.ConsumerLag), cancellationToken), NoConsumers);
    }

    private Task<IReadOnlyDictionary<string, string>> ReadIdsAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken) => ledger.TryAsync(
        Capabilities.RenameDetection,
        "Allow this user the operation Describe on the topics.",
        () => new TopicLister(session, options).ReadIdsAsync(topics, cancellationToken),
        new Dictionary<string, string>());
}
