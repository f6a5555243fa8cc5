using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>What is read once for all topics.</summary>
/// <param name="Ids">The topics' ids by name.</param>
/// <param name="Rights">Who may do what with topics.</param>
/// <param name="Consumers">The consumer groups by topic.</param>
internal sealed record ClusterFacts(IReadOnlyDictionary<string, string> Ids, TopicRights Rights, ILookup<string, TopicConsumer> Consumers);
