using System.Buffers;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Makes records for a topic: keyed by the entity, with the place in the log in the headers, by which a consumer can drop repeats.</summary>
internal sealed class KafkaRecords(string topic, ValueEncoder encoder) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _value = new(4096);
    private Header _runId = new("run-id", []);
    private Header _source = new("source", []);
    private LogEntry? _latest;

    /// <summary>Why a consumer could not use the entry; <see langword="null"/> when it can.</summary>
    public string? WhyNot(LogEntry entry) => encoder.WhyNot(entry);

    /// <summary>The client copies key and value, which are of no use afterwards.</summary>
    public KafkaRecord Create(LogEntry entry)
    {
        _value.ResetWrittenCount();
        encoder.Encode(_value, entry);
        return new KafkaRecord(topic, new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(encoder.KeyOf(entry)),
            Value = _value.WrittenSpan.ToArray(),
            Timestamp = new Timestamp(entry.RecordedAt),
            Headers = HeadersOf(entry),
        });
    }

    public void Dispose() => encoder.Dispose();

    /// <summary>Neighbouring entries mostly come from the same run.</summary>
    private Headers HeadersOf(LogEntry entry)
    {
        if (_latest?.RunId != entry.RunId)
            _runId = new Header("run-id", Encoding.UTF8.GetBytes(entry.RunId));
        if (_latest?.Source != entry.Source)
            _source = new Header("source", Encoding.UTF8.GetBytes(entry.Source));

        _latest = entry;
        var offset = Encoding.UTF8.GetBytes(entry.Offset.ToString(CultureInfo.InvariantCulture));
        return [new Header(DataHubRecordWriter.OffsetHeader, offset), _runId, _source];
    }
}
