using System.Buffers.Binary;
using System.Text;

namespace Connectors.Kafka.Tests.Support;

/// <summary>Writes an answer of Kafka's protocol, in the forms before the compact ones.</summary>
internal sealed class WireWriter
{
    private readonly MemoryStream _stream = new();

    public byte[] ToArray() => _stream.ToArray();

    public WireWriter Bool(bool value) => Int8((sbyte)(value ? 1 : 0));

    public WireWriter Int8(sbyte value)
    {
        _stream.WriteByte((byte)value);
        return this;
    }

    public WireWriter Int16(short value)
    {
        Span<byte> buffer = stackalloc byte[2];
        BinaryPrimitives.WriteInt16BigEndian(buffer, value);
        _stream.Write(buffer);
        return this;
    }

    public WireWriter Int32(int value)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(buffer, value);
        _stream.Write(buffer);
        return this;
    }

    public WireWriter Int64(long value)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(buffer, value);
        _stream.Write(buffer);
        return this;
    }

    public WireWriter Text(string? text)
    {
        if (text is null)
            return Int16(-1);

        var bytes = Encoding.UTF8.GetBytes(text);
        Int16((short)bytes.Length);
        _stream.Write(bytes);
        return this;
    }

    public WireWriter Bytes(byte[] bytes)
    {
        Int32(bytes.Length);
        _stream.Write(bytes);
        return this;
    }

    public WireWriter List<T>(IReadOnlyCollection<T> items, Action<WireWriter, T> write)
    {
        Int32(items.Count);
        foreach (var item in items)
            write(this, item);
        return this;
    }
}
