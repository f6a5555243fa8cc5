using System.Buffers.Binary;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Reads Avro's encoding of values from untrusted bytes, and none beyond their end.</summary>
/// <remarks>All members throw <see cref="InvalidDataException"/> when the bytes end too early.</remarks>
internal ref struct AvroBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public readonly int Left => _left.Length;

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _left.Length)
            throw new InvalidDataException("its data ends inside a value");

        var taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadLong());

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public long ReadLong()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new InvalidDataException("its data holds a number longer than 64 bits");
    }

    /// <summary>The number of values in the next block of an array or a map; 0 at its end.</summary>
    public long ReadCount()
    {
        var count = ReadLong();
        if (count >= 0)
            return count;

        // A negative count is followed by the size of the block, for those who skip it.
        ReadLong();
        return count == long.MinValue ? throw new InvalidDataException("its data claims too many values") : -count;
    }
}
