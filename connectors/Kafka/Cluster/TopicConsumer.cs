namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>A consumer group that reads a topic.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="State">Its state in the broker's words, such as <c>Stable</c>.</param>
/// <param name="Members">How many members read the topic.</param>
/// <param name="Lag">How many records it has yet to read; <see langword="null"/> when that was not asked or cannot be known.</param>
internal sealed record TopicConsumer(string Group, string State, int Members, long? Lag = null);
