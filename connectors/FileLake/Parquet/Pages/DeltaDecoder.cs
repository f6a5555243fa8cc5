namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decodes numbers that are written as differences, and texts whose lengths are.</summary>
internal static class DeltaDecoder
{
    private const int MaxBlock = 1 << 20;
    private const int MaxTextBytes = 64 * 1024 * 1024;

    /// <exception cref="InvalidDataException">The bytes are not so many numbers.</exception>
    public static long[] Numbers(ref BitReader reader, int count)
    {
        var (block, miniblocks) = (reader.ReadVarint(), reader.ReadVarint());
        var (total, previous) = (reader.ReadVarint(), reader.ReadZigZag());
        if (total != (ulong)count || miniblocks is 0 or > MaxBlock || block is 0 or > MaxBlock || block % (miniblocks * 8) != 0)
            throw new InvalidDataException("a page has differences of a form that makes no sense");

        var values = new long[count];
        if (count > 0)
        {
            values[0] = previous;
        }

        for (var done = 1; done < count;)
        {
            done += Block(ref reader, (int)miniblocks, (int)(block / miniblocks), values.AsSpan(done), values[done - 1]);
        }

        return values;
    }

    /// <summary>Lengths, then the texts.</summary>
    /// <exception cref="InvalidDataException">The bytes are not so many texts.</exception>
    public static ReadOnlyMemory<byte>[] Texts(ReadOnlyMemory<byte> bytes, int count)
    {
        var reader = new BitReader(bytes.Span);
        return Texts(ref reader, bytes, count);
    }

    /// <summary>How much of each text is that of the one before it, then the rest of the texts.</summary>
    /// <exception cref="InvalidDataException">The bytes are not so many texts.</exception>
    public static ReadOnlyMemory<byte>[] Prefixed(ReadOnlyMemory<byte> bytes, int count)
    {
        var reader = new BitReader(bytes.Span);
        var prefixes = Numbers(ref reader, count);
        var values = Texts(ref reader, bytes, count);
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            var previous = i == 0 ? default : values[i - 1];
            if (prefixes[i] < 0 || prefixes[i] > previous.Length || (total += prefixes[i]) > MaxTextBytes)
                throw new InvalidDataException("a page refers to more of a text than there is, or than is read");

            values[i] = Join(previous[..(int)prefixes[i]], values[i]);
        }

        return values;
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> suffix) =>
        prefix.IsEmpty ? suffix : (byte[])[.. prefix.Span, .. suffix.Span];

    private static int Block(ref BitReader reader, int miniblocks, int size, Span<long> values, long previous)
    {
        var least = reader.ReadZigZag();
        var widths = reader.Take(miniblocks);
        var done = 0;
        for (var i = 0; i < miniblocks && done < values.Length; i++)
        {
            var run = Math.Min(size, values.Length - done);
            previous = Miniblock(ref reader, widths[i], size, least, previous, values.Slice(done, run));
            done += run;
        }

        return done;
    }

    private static long Miniblock(ref BitReader reader, int width, int size, long least, long previous, Span<long> values)
    {
        if (width > 64)
            throw new InvalidDataException("a page packs differences of more than 64 bits");

        var packed = reader.Take((long)size * width / 8);
        for (var i = 0; i < values.Length; i++)
        {
            previous = unchecked(previous + least + (long)BitReader.Unpack(packed, i, width));
            values[i] = previous;
        }

        return previous;
    }

    private static ReadOnlyMemory<byte>[] Texts(ref BitReader reader, ReadOnlyMemory<byte> bytes, int count)
    {
        var lengths = Numbers(ref reader, count);
        var values = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
        {
            var start = bytes.Length - reader.Left;
            values[i] = bytes.Slice(start, reader.Take(lengths[i]).Length);
        }

        return values;
    }
}
