namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Reads compressed bytes, and none beyond their end.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public readonly bool IsEmpty => _left.IsEmpty;

    public byte ReadByte() => Take(1)[0];

    /// <summary>A number of up to four bytes.</summary>
    public long ReadLittleEndian(int bytes)
    {
        var value = 0L;
        var taken = Take(bytes);
        for (var i = 0; i < bytes; i++)
        {
            value |= (long)taken[i] << (8 * i);
        }

        return value;
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > _left.Length)
            throw new InvalidDataException("compressed data is cut off");

        var taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }
}
