using System.Buffers;
using System.Buffers.Binary;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>What comes before every value in Avro: a zero and the schema's id.</summary>
internal static class AvroFrame
{
    private const int Size = 5;

    public static void Write(IBufferWriter<byte> output, WriterSchema schema)
    {
        var frame = output.GetSpan(Size);
        frame[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame[1..], schema.Id);
        output.Advance(Size);
    }
}
