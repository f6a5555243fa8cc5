using System.Text;
using MetadataIngestion.Connectors.FileLake.Parquet;

namespace Connectors.FileLake.Tests.Parquet;

/// <summary>Writes Thrift's compact protocol, for footers that no engine writes any more, or none ever should.</summary>
internal sealed class ThriftWriter
{
    private readonly List<byte> _bytes = [];
    private int _previous;

    public byte[] ToArray() => [.. _bytes];

    public ThriftWriter Integer(int id, long value) => Header(id, ThriftType.Int32).Varint(Zigzag(value));

    public ThriftWriter Byte(int id, byte value) => Header(id, ThriftType.Byte).Raw(value);

    public ThriftWriter Flag(int id, bool value) => Header(id, value ? ThriftType.True : ThriftType.False);

    public ThriftWriter Text(int id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public ThriftWriter Binary(int id, params byte[] value) => Header(id, ThriftType.Binary).Varint((ulong)value.Length).Raw(value);

    public ThriftWriter Struct(int id, Action<ThriftWriter> write) => Header(id, ThriftType.Struct).Raw(Build(write));

    public ThriftWriter List(int id, params Action<ThriftWriter>[] elements)
    {
        ListHeader(id, elements.Length);
        foreach (var element in elements)
        {
            Raw(Build(element));
        }

        return this;
    }

    /// <summary>Begins a list of structures that claims to have so many elements.</summary>
    public ThriftWriter ListHeader(int id, long count) => Header(id, ThriftType.List).Raw((15 << 4) | (int)ThriftType.Struct).Varint((ulong)count);

    public ThriftWriter Header(int id, ThriftType type)
    {
        var delta = id - _previous;
        _previous = id;
        return delta is > 0 and < 16 ? Raw((byte)((delta << 4) | (int)type)) : Raw((byte)type).Varint(Zigzag(id));
    }

    public ThriftWriter Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ThriftWriter Raw(int value) => Raw((byte)value);

    /// <summary>A whole structure, its end included.</summary>
    public static byte[] Build(Action<ThriftWriter> write)
    {
        var writer = new ThriftWriter();
        write(writer);
        return [.. writer._bytes, 0];
    }

    private static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private ThriftWriter Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Raw((byte)(value | 0x80));
        }

        return Raw((byte)value);
    }
}
