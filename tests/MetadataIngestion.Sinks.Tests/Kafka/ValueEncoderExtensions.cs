using System.Buffers;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

internal static class ValueEncoderExtensions
{
    /// <summary>The value as an array.</summary>
    public static byte[] Encode(this ValueEncoder encoder, LogEntry entry)
    {
        var value = new ArrayBufferWriter<byte>();
        encoder.Encode(value, entry);
        return value.WrittenSpan.ToArray();
    }
}
