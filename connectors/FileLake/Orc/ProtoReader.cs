using System.Buffers.Binary;
using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>Reads the wire format of protocol buffers from untrusted bytes: every field consumes bytes, and none beyond their end.</summary>
/// <remarks>All members throw <see cref="InvalidDataException"/> for bytes that are none. The value of a field is there once it was moved to.</remarks>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxText = 1024 * 1024;

    private ReadOnlySpan<byte> _left = bytes;
    private ulong _number;
    private ReadOnlySpan<byte> _bytes;
    private bool _hasBytes;

    /// <summary>The field's number.</summary>
    public int Field { get; private set; }

    public readonly ulong? Number => _hasBytes ? null : _number;

    /// <summary>A number whose lowest bit is its sign.</summary>
    public readonly long? Signed => Number is { } number ? (long)(number >> 1) ^ -(long)(number & 1) : null;

    public readonly double? Double => Number is { } number ? BitConverter.UInt64BitsToDouble(number) : null;

    /// <summary>The bytes of a text or a nested message; empty for a number.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes;

    public readonly string Text => _bytes.Length <= MaxText ? Encoding.UTF8.GetString(_bytes) : throw new InvalidDataException("a text is longer than 1 MiB");

    /// <summary>Moves to the next field; <see langword="false"/> at the end.</summary>
    public bool Next()
    {
        if (_left.IsEmpty)
            return false;

        var key = ReadVarint();
        Field = key >> 3 <= int.MaxValue ? (int)(key >> 3) : throw new InvalidDataException("a field has no valid number");
        _hasBytes = (key & 7) == 2;
        _bytes = default;
        switch (key & 7)
        {
            case 0:
                _number = ReadVarint();
                break;
            case 1:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                _bytes = Take(ReadVarint());
                break;
            case 5:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw new InvalidDataException("a field has an unknown type");
        }

        return true;
    }

    /// <summary>Adds the numbers of a repeated field, whether they are packed together or come one by one.</summary>
    public readonly void AddTo(List<ulong> numbers)
    {
        if (Number is { } number)
        {
            numbers.Add(number);
            return;
        }

        for (var packed = new ProtoReader(_bytes); !packed._left.IsEmpty;)
        {
            numbers.Add(packed.ReadVarint());
        }
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new InvalidDataException("a number is longer than 64 bits");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_left.Length)
            throw new InvalidDataException("it ends inside a value");

        var taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }
}
