using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>What the connector can do.</summary>
internal static class Capabilities
{
    public const string Topics = "topics";
    public const string Configurations = "configurations";
    public const string Schemas = "schemas";
    public const string Offsets = "offsets";
    public const string AclOwners = "acl-owners";
    public const string ConsumerGroups = "consumer-groups";
    public const string ConsumerLag = "consumer-lag";
    public const string ConnectJobs = "connect-jobs";
    public const string SchemaInference = "schema-inference";
    public const string TopicIds = "topic-ids";

    public static IReadOnlyList<ConnectorCapability> All { get; } =
    [
        new(Topics, "Topics with partitions and replication"),
        new(Configurations, "Configurations of topics and where they were set"),
        new(Schemas, "Schemas of keys and values from a Confluent-compatible registry: Avro, JSON Schema and Protobuf"),
        new(Offsets, "First and last offsets as an estimate of records"),
        new(AclOwners, "Principals that may write or alter a topic as evidence of its owners"),
        new(ConsumerGroups, "Consumer groups that read a topic"),
        new(ConsumerLag, "Records that consumer groups have yet to read"),
        new(ConnectJobs, "Connectors of Kafka Connect as jobs, with lineage"),
        new(SchemaInference, "Structure of topics without a schema from a bounded sample of JSON records"),
        new(TopicIds, "Ids of topics, by which those that were deleted and made anew are told from those that stayed"),
    ];
}
