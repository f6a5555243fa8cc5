using System.Text;

namespace Connectors.FileLake.Tests.Orc;

/// <summary>Writes protocol buffers, for footers that no engine here writes, or none ever should.</summary>
internal sealed class ProtoWriter
{
    private readonly List<byte> _bytes = [];

    public static byte[] Build(Action<ProtoWriter> write)
    {
        var writer = new ProtoWriter();
        write(writer);
        return [.. writer._bytes];
    }

    public ProtoWriter Number(int field, ulong value) => Varint((ulong)field << 3).Varint(value);

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, Action<ProtoWriter> write) => Bytes(field, Build(write));

    public ProtoWriter Bytes(int field, params byte[] value)
    {
        Varint(((ulong)field << 3) | 2).Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private ProtoWriter Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
        return this;
    }
}
