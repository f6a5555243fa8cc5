using System.Buffers;
using System.Text;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Avro's binary encoding of single values.</summary>
internal static class AvroBinary
{
    private const int LongestVarint = 10;

    extension(IBufferWriter<byte> output)
    {
        /// <summary>A number, or the index of a union's branch or an enumeration's symbol.</summary>
        public void WriteLong(long value)
        {
            var bytes = output.GetSpan(LongestVarint);
            var left = (ulong)((value << 1) ^ (value >> 63));
            var length = 0;
            for (; left >= 0x80; left >>= 7)
                bytes[length++] = (byte)(left | 0x80);

            bytes[length++] = (byte)left;
            output.Advance(length);
        }

        public void WriteBytes(ReadOnlySpan<byte> value)
        {
            output.WriteLong(value.Length);
            output.Write(value);
        }

        public void WriteString(string value)
        {
            var length = Encoding.UTF8.GetByteCount(value);
            output.WriteLong(length);
            Encoding.UTF8.GetBytes(value, output.GetSpan(length));
            output.Advance(length);
        }
    }
}
