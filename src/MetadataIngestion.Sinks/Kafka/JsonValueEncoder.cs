using System.Buffers;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Entries as plain JSON, for consumers other than DataHub.</summary>
internal sealed class JsonValueEncoder : ValueEncoder
{
    private readonly LogEntryWriter _writer = new();

    public override void Encode(IBufferWriter<byte> output, LogEntry entry) => _writer.Write(output, entry);

    public override void Dispose()
    {
        _writer.Dispose();
        base.Dispose();
    }
}
