namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Snappy's raw format: the length, then literals and copies of what came before.</summary>
internal static class Snappy
{
    /// <exception cref="InvalidDataException">The bytes are no Snappy, or unpack to more than the buffer holds.</exception>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> buffer)
    {
        var input = new PackedReader(packed);
        var length = ReadLength(ref input);
        if (length > (uint)buffer.Length)
            throw new InvalidDataException("Snappy data claims to be longer than it may be");

        var output = new UnpackedWriter(buffer[..(int)length]);
        while (!input.IsEmpty)
        {
            Expand(ref input, ref output);
        }

        return output.Length == (int)length ? output.Length : throw new InvalidDataException("Snappy data is shorter than it claims");
    }

    private static uint ReadLength(ref PackedReader input)
    {
        var length = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = input.ReadByte();
            length |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return length <= uint.MaxValue ? (uint)length : throw new InvalidDataException("Snappy data has no valid length");
        }

        throw new InvalidDataException("Snappy data has no valid length");
    }

    private static void Expand(ref PackedReader input, ref UnpackedWriter output)
    {
        var tag = input.ReadByte();
        switch (tag & 3)
        {
            case 0:
                output.Append(input.Take(LiteralLength(ref input, tag >> 2)));
                break;
            case 1:
                output.Repeat(((tag >> 5) << 8) | input.ReadByte(), ((tag >> 2) & 7) + 4);
                break;
            case 2:
                output.Repeat(input.ReadLittleEndian(2), (tag >> 2) + 1);
                break;
            default:
                output.Repeat(input.ReadLittleEndian(4), (tag >> 2) + 1);
                break;
        }
    }

    /// <summary>Lengths from 60 on stand for the number of bytes in which the length follows.</summary>
    private static long LiteralLength(ref PackedReader input, int length) => 1 + (length < 60 ? length : input.ReadLittleEndian(length - 59));
}
