using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>
/// Reads Thrift's compact protocol from untrusted bytes. Every step consumes at least one byte, lengths are checked against what is left
/// before anything is allocated, and nesting is bounded, so that reading ends in time proportional to the number of bytes.
/// </summary>
/// <remarks>All members throw <see cref="InvalidDataException"/> for bytes that are not Thrift.</remarks>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32;
    private const int MaxText = 1024 * 1024;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _depth;

    public readonly int Position => _position;

    private readonly int Left => _bytes.Length - _position;

    public void EnterStruct()
    {
        if (++_depth > MaxDepth)
            throw Malformed("structures nest too deeply");
    }

    /// <summary>Reads the next field's header; <see langword="false"/> at the end of the structure, which is then left.</summary>
    /// <param name="id">The previous field's id, 0 before the first; then this field's.</param>
    /// <param name="type">The field's type.</param>
    public bool NextField(ref int id, out ThriftType type)
    {
        var header = ReadByte();
        type = (ThriftType)(header & 0x0F);
        if (header == 0)
        {
            _depth--;
            return false;
        }

        if (type is ThriftType.Stop or > ThriftType.Uuid)
            throw Malformed("a field has an unknown type");

        var delta = header >> 4;
        id = delta == 0 ? (short)ZigZag(ReadVarint()) : id + delta;
        return true;
    }

    /// <summary>The value of an integer field, whatever its width; <see langword="null"/>, and skipped, when it is something else.</summary>
    public long? ReadInteger(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Byte:
                return (sbyte)ReadByte();
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                return ZigZag(ReadVarint());
            default:
                Skip(type);
                return null;
        }
    }

    public int? ReadInt32(ThriftType type) => ReadInteger(type) is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public bool? ReadBoolean(ThriftType type)
    {
        if (type is ThriftType.True or ThriftType.False)
            return type == ThriftType.True;

        Skip(type);
        return null;
    }

    /// <summary>The bytes of a binary field, not copied; <see langword="false"/>, and skipped, when it is something else.</summary>
    public bool TryReadBinary(ThriftType type, out ReadOnlySpan<byte> value)
    {
        if (type == ThriftType.Binary)
        {
            value = Take(ReadLength());
            return true;
        }

        Skip(type);
        value = default;
        return false;
    }

    public string? ReadText(ThriftType type)
    {
        if (!TryReadBinary(type, out var value))
            return null;

        return value.Length <= MaxText ? Encoding.UTF8.GetString(value) : throw Malformed("a text is longer than 1 MiB");
    }

    /// <summary>The number of elements of a list and their type; -1, and skipped, when the field is something else.</summary>
    public int ReadListHeader(ThriftType type, out ThriftType element)
    {
        if (type is ThriftType.List or ThriftType.Set)
            return ReadListHeader(out element);

        element = ThriftType.Stop;
        Skip(type);
        return -1;
    }

    public void Skip(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                Take(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Take(8);
                break;
            case ThriftType.Binary:
                Take(ReadLength());
                break;
            case ThriftType.List or ThriftType.Set:
                SkipElements(ReadListHeader(out var element), element);
                break;
            case ThriftType.Map:
                SkipMap();
                break;
            case ThriftType.Struct:
                SkipStruct();
                break;
            default:
                Take(16);
                break;
        }
    }

    private static InvalidDataException Malformed(string why) => new(why);

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private int ReadListHeader(out ThriftType element)
    {
        var header = ReadByte();
        element = ElementType(header & 0x0F);
        return header >> 4 == 15 ? ReadLength() : CheckCount(header >> 4);
    }

    private static ThriftType ElementType(int type) => (ThriftType)type is ThriftType.Stop or > ThriftType.Uuid
        ? throw Malformed("a list has elements of an unknown type")
        : (ThriftType)type;

    private void SkipElements(int count, ThriftType type)
    {
        if (++_depth > MaxDepth)
            throw Malformed("lists nest too deeply");

        for (var i = 0; i < count; i++)
        {
            SkipElement(type);
        }

        _depth--;
    }

    /// <summary>Unlike a field's, the value of a boolean element is a byte of its own.</summary>
    public void SkipElement(ThriftType type) => Skip(type is ThriftType.True or ThriftType.False ? ThriftType.Byte : type);

    private void SkipMap()
    {
        var count = ReadLength();
        if (count == 0)
            return;

        if (++_depth > MaxDepth)
            throw Malformed("maps nest too deeply");

        var types = ReadByte();
        var (key, value) = (ElementType(types >> 4), ElementType(types & 0x0F));
        for (var i = 0; i < count; i++)
        {
            SkipElement(key);
            SkipElement(value);
        }

        _depth--;
    }

    private void SkipStruct()
    {
        EnterStruct();
        for (var id = 0; NextField(ref id, out var type);)
        {
            Skip(type);
        }
    }

    /// <summary>A length or count: never more than there are bytes left, since every element takes at least one.</summary>
    private int ReadLength()
    {
        var length = ReadVarint();
        return length <= (ulong)Left ? (int)length : throw Malformed("a length exceeds the bytes that are left");
    }

    private readonly int CheckCount(int count) => count <= Left ? count : throw Malformed("a length exceeds the bytes that are left");

    /// <summary>Most numbers are of one byte.</summary>
    private ulong ReadVarint() => ReadByte() is < 0x80 and var value ? value : ReadLongVarint(_position - 1);

    private ulong ReadLongVarint(int start)
    {
        _position = start;
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = ReadByte();
            if (shift == 63 && part > 1)
                throw Malformed("a number is longer than 64 bits");

            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Malformed("a number is longer than 64 bits");
    }

    private byte ReadByte() => _position < _bytes.Length ? _bytes[_position++] : throw Ended();

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
            throw Ended();

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    private static InvalidDataException Ended() => Malformed("it ends inside a value");
}
