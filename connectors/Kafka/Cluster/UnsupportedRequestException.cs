namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>The brokers cannot do what they were asked to, now or later.</summary>
internal sealed class UnsupportedRequestException(string message) : Exception(message);
