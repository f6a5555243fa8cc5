using System.Globalization;
using System.Text;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>An entry as a record: keyed by its entity, with its place in the log in the headers, by which a consumer can drop repeats.</summary>
internal readonly record struct KafkaRecord(long Offset, Message<byte[], byte[]> Message)
{
    /// <summary>The size of key and value, in bytes.</summary>
    public int Length => Message.Key.Length + Message.Value.Length;

    public static KafkaRecord Of(LogEntry entry, byte[] value) => new(entry.Offset, new Message<byte[], byte[]>
    {
        Key = Encoding.UTF8.GetBytes(entry.Proposal.EntityUrn),
        Value = value,
        Timestamp = new Timestamp(entry.RecordedAt),
        Headers =
        [
            new Header(DataHubRecordWriter.OffsetHeader, Encoding.UTF8.GetBytes(entry.Offset.ToString(CultureInfo.InvariantCulture))),
            new Header("run-id", Encoding.UTF8.GetBytes(entry.RunId)),
            new Header("source", Encoding.UTF8.GetBytes(entry.Source)),
        ],
    });
}
