using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>One configuration of a topic.</summary>
internal sealed record ConfigurationEntry(string Name, string Value, ConfigSource Source);
