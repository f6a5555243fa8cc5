using System.Buffers;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Entries as plain JSON, for consumers other than DataHub.</summary>
internal sealed class JsonValueEncoder : ValueEncoder
{
    private readonly LogEntryWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _value = new();

    public override byte[] Encode(LogEntry entry)
    {
        _value.ResetWrittenCount();
        _writer.Write(_value, entry);
        return _value.WrittenSpan.ToArray();
    }

    public override void Dispose() => _writer.Dispose();
}
