namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Where the records of a partition begin, and where the next one goes.</summary>
internal sealed record PartitionOffsets(int Partition, long First, long Next);
