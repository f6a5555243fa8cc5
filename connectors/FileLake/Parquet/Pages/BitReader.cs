namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Reads the bytes of a page's body, and none beyond their end.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public readonly int Left => _left.Length;

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _left.Length)
            throw new InvalidDataException("a page ends inside its values");

        var taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }

    /// <summary>An unsigned number of up to eight bytes, the lowest first.</summary>
    public ulong ReadFixed(int bytes)
    {
        var value = 0UL;
        var taken = Take(bytes);
        for (var i = 0; i < bytes; i++)
        {
            value |= (ulong)taken[i] << (8 * i);
        }

        return value;
    }

    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new InvalidDataException("a page holds a number longer than 64 bits");
    }

    public long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The value at an index in bytes packed with so many bits each, the lowest bit first.</summary>
    public static ulong Unpack(ReadOnlySpan<byte> packed, int index, int width)
    {
        var value = 0UL;
        var bit = (long)index * width;
        for (var done = 0; done < width;)
        {
            var shift = (int)(bit & 7);
            var part = Math.Min(8 - shift, width - done);
            value |= (ulong)((packed[(int)(bit >> 3)] >> shift) & ((1 << part) - 1)) << done;
            done += part;
            bit += part;
        }

        return value;
    }
}
