namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decodes values that are written one after another.</summary>
internal static class PlainDecoder
{
    /// <exception cref="InvalidDataException">The bytes end before so many values, or are of a type that is not read.</exception>
    public static PageValues Decode(PhysicalType type, ReadOnlyMemory<byte> bytes, int count) => type switch
    {
        PhysicalType.Boolean => Booleans(bytes.Span, count),
        PhysicalType.Int32 => Integers(bytes.Span, 4, count),
        PhysicalType.Int64 => Integers(bytes.Span, 8, count),
        PhysicalType.ByteArray => Texts(bytes, count),
        _ => throw new InvalidDataException($"values of the type {type} are not read"),
    };

    private static PageValues Booleans(ReadOnlySpan<byte> bytes, int count)
    {
        var packed = new BitReader(bytes).Take(((long)count + 7) / 8);
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (packed[i >> 3] >> (i & 7)) & 1;
        }

        return new PageValues(values);
    }

    private static PageValues Integers(ReadOnlySpan<byte> bytes, int width, int count)
    {
        var reader = new BitReader(new BitReader(bytes).Take((long)count * width));
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = width == 4 ? (int)reader.ReadFixed(4) : (long)reader.ReadFixed(8);
        }

        return new PageValues(values);
    }

    private static PageValues Texts(ReadOnlyMemory<byte> bytes, int count)
    {
        const int LengthBytes = 4;
        if ((long)count * LengthBytes > bytes.Length)
            throw new InvalidDataException("a page ends inside its values");

        var reader = new BitReader(bytes.Span);
        var values = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
        {
            var length = (int)Math.Min(reader.ReadFixed(LengthBytes), int.MaxValue);
            var start = bytes.Length - reader.Left;
            values[i] = bytes.Slice(start, reader.Take(length).Length);
        }

        return new PageValues(values);
    }
}
