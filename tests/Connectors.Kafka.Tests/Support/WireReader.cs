using System.Buffers.Binary;
using System.Text;

namespace Connectors.Kafka.Tests.Support;

/// <summary>Reads a request of Kafka's protocol, in the forms before the compact ones.</summary>
internal sealed class WireReader(byte[] bytes)
{
    private int _at;

    public bool Bool() => bytes[_at++] != 0;

    public sbyte Int8() => (sbyte)bytes[_at++];

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public string? Text()
    {
        var length = Int16();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    public byte[] Bytes() => Take(Int32()).ToArray();

    /// <summary>A list; one that is not there is empty.</summary>
    public List<T> List<T>(Func<WireReader, T> read)
    {
        var count = Int32();
        List<T> items = [];
        for (var i = 0; i < count; i++)
            items.Add(read(this));
        return items;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        _at += count;
        return bytes.AsSpan(_at - count, count);
    }
}
