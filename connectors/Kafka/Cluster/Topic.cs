namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>A topic as the cluster lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">The ids of its partitions, in order.</param>
/// <param name="ReplicationFactor">The most replicas of a partition.</param>
/// <param name="Trouble">Why it cannot be described; <see langword="null"/> when it can.</param>
internal sealed record Topic(string Name, IReadOnlyList<int> Partitions, int ReplicationFactor, string? Trouble);
