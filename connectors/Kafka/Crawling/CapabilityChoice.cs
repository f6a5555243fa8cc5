using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>Which capabilities the options and the native library leave.</summary>
internal static class CapabilityChoice
{
    public static void Make(CapabilityLedger ledger, KafkaOptions options)
    {
        ledger.Choose(Capabilities.Configurations, options.IncludeConfigurations, nameof(options.IncludeConfigurations));
        ledger.Choose(Capabilities.Schemas, options.SchemaRegistry is not null, nameof(options.SchemaRegistry));
        ledger.Choose(Capabilities.Offsets, options.IncludeOffsets, nameof(options.IncludeOffsets));
        ledger.Choose(Capabilities.AclOwners, options.IncludeAclOwners, nameof(options.IncludeAclOwners));
        ledger.Choose(Capabilities.ConsumerGroups, options.IncludeConsumerGroups, nameof(options.IncludeConsumerGroups));
        ledger.Choose(Capabilities.ConsumerLag, options.IncludeConsumerLag, nameof(options.IncludeConsumerLag), KafkaLibrary.Reading);
        ledger.Choose(Capabilities.ConnectJobs, options.Connect.Count > 0, nameof(options.Connect));
        ledger.Choose(Capabilities.SchemaInference, options.InferSchemas, nameof(options.InferSchemas), KafkaLibrary.Reading);
        ledger.Choose(Capabilities.TopicIds, options.IncludeTopicIds, nameof(options.IncludeTopicIds), KafkaLibrary.TopicIds);
    }
}
