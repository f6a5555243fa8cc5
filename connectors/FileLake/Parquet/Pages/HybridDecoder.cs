namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decodes levels, indexes and booleans: runs of one value, mixed with bit-packed groups of eight.</summary>
internal static class HybridDecoder
{
    private const int MaxWidth = 32;

    /// <exception cref="InvalidDataException">The bytes end before so many values.</exception>
    public static int[] Decode(ReadOnlySpan<byte> bytes, int width, int count)
    {
        if (width > MaxWidth)
            throw new InvalidDataException("a page packs values of more than 32 bits");

        var values = new int[count];
        var reader = new BitReader(bytes);
        for (var done = 0; done < count && width > 0;)
        {
            var header = reader.ReadVarint();
            var run = (header & 1) == 0 ? Repeat(ref reader, header >> 1, width, values.AsSpan(done)) : UnpackGroups(ref reader, header >> 1, width, values.AsSpan(done));
            done += run > 0 ? run : throw new InvalidDataException("a page holds an empty run");
        }

        return values;
    }

    /// <summary>The old form of levels: no runs, the highest bit first.</summary>
    /// <exception cref="InvalidDataException">The bytes end before so many values.</exception>
    public static int[] DecodeHighestFirst(ref BitReader reader, int width, int count)
    {
        var packed = reader.Take((((long)count * width) + 7) / 8);
        var values = new int[count];
        for (var bit = 0L; bit < (long)count * width; bit++)
        {
            var value = (packed[(int)(bit >> 3)] >> (7 - (int)(bit & 7))) & 1;
            values[bit / width] = (values[bit / width] << 1) | value;
        }

        return values;
    }

    private static int Repeat(ref BitReader reader, ulong length, int width, Span<int> values)
    {
        var run = (int)Math.Min(length, (ulong)values.Length);
        values[..run].Fill((int)reader.ReadFixed((width + 7) / 8));
        return run;
    }

    private static int UnpackGroups(ref BitReader reader, ulong groups, int width, Span<int> values)
    {
        // The last groups may be left out of the file as far as they are padding.
        var wanted = ((ulong)values.Length + 7) / 8;
        var packed = reader.Take(Math.Min((long)Math.Min(groups, wanted) * width, reader.Left));
        var run = (int)Math.Min(Math.Min(groups, wanted) * 8, (ulong)values.Length);
        if ((((long)run * width) + 7) / 8 > packed.Length)
            throw new InvalidDataException("a page ends inside its levels or indexes");

        for (var i = 0; i < run; i++)
        {
            values[i] = (int)BitReader.Unpack(packed, i, width);
        }

        return run;
    }
}
