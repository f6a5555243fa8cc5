using System.Buffers.Binary;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>Builds one message of packets in memory. Values may straddle packets; a chunk of a long value may not.</summary>
internal sealed class PacketBuffer(PacketType type, int packetSize)
{
    private const int HeaderLength = 8;
    private const int LongestChunk = 8000;
    private const int SmallestChunkRoom = 6;
    private byte[] _bytes = new byte[packetSize];
    private int _packetStart;
    private int _end = HeaderLength;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (Room == 0)
                ClosePacket(isLast: false);
            var part = bytes[..Math.Min(Room, bytes.Length)];
            EnsureCapacity(part.Length);
            part.CopyTo(_bytes.AsSpan(_end));
            _end += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    public void WriteByte(byte value) => Write([value]);

    public void WriteUInt16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        Write(bytes);
    }

    public void WriteInt32(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    public void WriteInt64(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>A long value in chunks, each within a packet: drivers misread one that is cut by a packet's end.</summary>
    public void WriteLong(ReadOnlySpan<byte> value)
    {
        WriteInt64(value.Length);
        while (value.Length > 0)
        {
            if (Room < SmallestChunkRoom)
                ClosePacket(isLast: false);
            var chunk = value[..Math.Min(value.Length, Math.Min(LongestChunk, (Room - 4) & ~1))];
            WriteInt32(chunk.Length);
            Write(chunk);
            value = value[chunk.Length..];
        }

        WriteInt32(0);
    }

    /// <summary>The finished message, or one that promises more.</summary>
    public ReadOnlyMemory<byte> ToMessage(bool isWhole = true)
    {
        ClosePacket(isLast: isWhole);
        return _bytes.AsMemory(0, _packetStart);
    }

    private int Room => packetSize - (_end - _packetStart);

    private void ClosePacket(bool isLast)
    {
        var header = _bytes.AsSpan(_packetStart, HeaderLength);
        header.Clear();
        header[0] = (byte)type;
        header[1] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(_end - _packetStart));
        header[6] = (byte)((_packetStart / packetSize) + 1);
        _packetStart = _end;
        _end += HeaderLength;
        EnsureCapacity(0);
    }

    private void EnsureCapacity(int more)
    {
        if (_end + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + more));
    }
}
