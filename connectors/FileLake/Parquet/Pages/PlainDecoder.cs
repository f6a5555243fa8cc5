namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decodes values that are written one after another.</summary>
internal static class PlainDecoder
{
    /// <exception cref="InvalidDataException">The bytes end before so many values.</exception>
    public static PageValues Decode(PageLeaf leaf, ReadOnlyMemory<byte> bytes, int count) => leaf.Type switch
    {
        PhysicalType.Boolean => Booleans(bytes.Span, count),
        PhysicalType.Int32 or PhysicalType.Int64 => Integers(bytes.Span, leaf.Width, count),
        PhysicalType.ByteArray => Texts(bytes, count),
        _ => Fixed(bytes, leaf.Width, count),
    };

    /// <summary>Decodes values of which first the first byte of each is written, then the second of each.</summary>
    /// <exception cref="InvalidDataException">The bytes end before so many values.</exception>
    public static PageValues DecodeSplit(PageLeaf leaf, ReadOnlySpan<byte> bytes, int count)
    {
        var split = new BitReader(bytes).Take((long)count * leaf.Width);
        var joined = new byte[split.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            joined[(i % count * leaf.Width) + (i / count)] = split[i];
        }

        return Decode(leaf, joined, count);
    }

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

    private static PageValues Fixed(ReadOnlyMemory<byte> bytes, int width, int count)
    {
        if ((long)count * width > bytes.Length)
            throw new InvalidDataException("a page ends inside its values");

        var values = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = bytes.Slice(i * width, width);
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
