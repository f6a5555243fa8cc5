using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Events as DataHub's own consumers read them: the schema's id, then the record <c>PlatformEvent</c> in Avro's binary form.</summary>
internal sealed class AvroEventEncoder(WriterSchema schema) : ValueEncoder
{
    public override string KeyOf(LogEntry entry) => $"{entry.Event!.Name}-{entry.EntityUrn}";

    public override void Encode(IBufferWriter<byte> output, LogEntry entry)
    {
        var happened = entry.Event!;
        AvroFrame.Write(output, schema);
        output.WriteLong(entry.RecordedAt.ToUnixTimeMilliseconds());
        output.WriteString(happened.Name);
        output.WriteBytes(happened.Payload.Span);
        output.WriteBytes(AspectContentType.Json);
    }
}
