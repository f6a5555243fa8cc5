using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>A rule about what a principal may do with a topic.</summary>
/// <param name="Topic">The topic's name, or how the names begin.</param>
/// <param name="IsPrefix">Whether it is about all topics whose names begin so.</param>
/// <param name="Principal">The principal with its type, such as <c>User:alice</c>.</param>
/// <param name="Operation">What is ruled.</param>
/// <param name="Allows">Whether it is allowed or denied.</param>
internal sealed record TopicRight(string Topic, bool IsPrefix, string Principal, AclOperation Operation, bool Allows);
