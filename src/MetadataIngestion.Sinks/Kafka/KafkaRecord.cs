using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>A record and the topic it belongs to.</summary>
internal readonly record struct KafkaRecord(string Topic, Message<byte[], byte[]> Message)
{
    /// <summary>The size of key and value, in bytes.</summary>
    public int Length => Message.Key.Length + Message.Value.Length;
}
