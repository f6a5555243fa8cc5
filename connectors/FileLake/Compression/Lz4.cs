using System.Buffers.Binary;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>LZ4 blocks, alone or in Hadoop's frames.</summary>
internal static class Lz4
{
    private const int ShortestMatch = 4;
    private const int FrameHeader = 8;

    /// <summary>Unpacks one block.</summary>
    /// <exception cref="InvalidDataException">The bytes are no LZ4, or unpack to more than the buffer holds.</exception>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> buffer)
    {
        var input = new PackedReader(packed);
        var output = new UnpackedWriter(buffer);
        while (true)
        {
            var token = input.ReadByte();
            output.Append(input.Take(ReadLength(ref input, token >> 4)));
            if (input.IsEmpty)
                return output.Length;

            var distance = input.ReadLittleEndian(2);
            output.Repeat(distance, ShortestMatch + ReadLength(ref input, token & 15));
        }
    }

    /// <summary>Unpacks frames, each with its two sizes; writers that forgot them wrote one bare block.</summary>
    /// <exception cref="InvalidDataException">The bytes are no LZ4, or unpack to more than the buffer holds.</exception>
    public static int UnpackHadoop(ReadOnlySpan<byte> packed, Span<byte> buffer)
    {
        if (!IsFramed(packed, buffer.Length))
            return Unpack(packed, buffer);

        var total = 0;
        while (!packed.IsEmpty)
        {
            var (size, length) = Sizes(packed);
            var block = Unpack(packed.Slice(FrameHeader, (int)length), buffer.Slice(total, (int)size));
            total += block == size ? block : throw new InvalidDataException("an LZ4 frame is shorter than it claims");
            packed = packed[(FrameHeader + (int)length)..];
        }

        return total;
    }

    private static bool IsFramed(ReadOnlySpan<byte> packed, long room)
    {
        while (packed.Length >= FrameHeader)
        {
            var (size, length) = Sizes(packed);
            if (length > packed.Length - FrameHeader || size > room)
                return false;

            room -= size;
            packed = packed[(FrameHeader + (int)length)..];
        }

        return packed.IsEmpty;
    }

    private static (uint Size, uint Length) Sizes(ReadOnlySpan<byte> frame) =>
        (BinaryPrimitives.ReadUInt32BigEndian(frame), BinaryPrimitives.ReadUInt32BigEndian(frame[4..]));

    private static long ReadLength(ref PackedReader input, int length)
    {
        if (length < 15)
            return length;

        long total = length;
        byte part;
        do
        {
            part = input.ReadByte();
            total += part;
        }
        while (part == byte.MaxValue);
        return total;
    }
}
