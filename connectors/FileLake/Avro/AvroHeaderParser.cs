using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Parses the header of an Avro object container file: a map from names to bytes.</summary>
internal ref struct AvroHeaderParser(ReadOnlySpan<byte> bytes)
{
    private const int MaxEntries = 10_000;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position = Magic.Length;
    private byte[]? _schema;
    private string? _codec;

    public static ReadOnlySpan<byte> Magic => "Obj\u0001"u8;

    /// <summary>Reads the header that the bytes begin with.</summary>
    /// <returns>The header; <see langword="null"/> when it is longer than the bytes.</returns>
    /// <exception cref="InvalidDataException">The bytes are no header.</exception>
    public static AvroHeader? Parse(ReadOnlySpan<byte> bytes) => new AvroHeaderParser(bytes).Read();

    private AvroHeader? Read()
    {
        for (var entries = 0L; ;)
        {
            if (ReadLong() is not { } count)
                return null;

            if (count == 0)
                return new AvroHeader(_schema ?? throw new InvalidDataException("it names no schema"), _codec ?? "null", _position);

            // A negative count is followed by the size of the block, for those who skip it.
            if (count < 0 && ReadLong() is null)
                return null;

            entries += Math.Abs(Math.Max(count, -MaxEntries - 1));
            if (entries > MaxEntries)
                throw new InvalidDataException("it claims more than 10000 entries");

            for (var i = Math.Abs(count); i > 0; i--)
            {
                if (!ReadEntry())
                    return null;
            }
        }
    }

    private bool ReadEntry()
    {
        if (!TryReadBytes(out var key) || !TryReadBytes(out var value))
            return false;

        if (key.SequenceEqual("avro.schema"u8))
        {
            _schema = value.ToArray();
        }
        else if (key.SequenceEqual("avro.codec"u8))
        {
            _codec = value.IsEmpty ? null : Encoding.UTF8.GetString(value[..Math.Min(value.Length, 100)]);
        }

        return true;
    }

    private bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (ReadLong() is not { } length)
            return false;

        if (length < 0)
            throw new InvalidDataException("it holds a negative length");

        if (length > _bytes.Length - _position)
            return false;

        value = _bytes.Slice(_position, (int)length);
        _position += (int)length;
        return true;
    }

    private long? ReadLong()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _bytes.Length)
                return null;

            var part = _bytes[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new InvalidDataException("it holds a number longer than 64 bits");
    }
}
