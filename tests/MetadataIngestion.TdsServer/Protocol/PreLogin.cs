using System.Buffers.Binary;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>The first exchange: version, and whether the connection is encrypted.</summary>
internal static class PreLogin
{
    private const byte Terminator = 0xFF;
    private const byte EncryptionToken = 1;
    private const int OptionLength = 5;

    /// <summary>The encryption that the client asks for.</summary>
    public static EncryptionSetting EncryptionOf(ReadOnlySpan<byte> body)
    {
        for (var option = 0; body[option] != Terminator; option += OptionLength)
        {
            if (body[option] == EncryptionToken)
                return (EncryptionSetting)body[BinaryPrimitives.ReadUInt16BigEndian(body[(option + 1)..])];
        }

        return EncryptionSetting.NotSupported;
    }

    public static ReadOnlyMemory<byte> Answer(EncryptionSetting encryption)
    {
        (byte Token, byte[] Data)[] options =
        [
            (0, [16, 0, 0x10, 0x27, 0, 0]),
            (EncryptionToken, [(byte)encryption]),
            (2, [0]),
            (3, []),
            (4, [0]),
            (6, [1]),
        ];
        var buffer = new PacketBuffer(PacketType.Response, Handshake.PacketSize);
        var offset = (options.Length * OptionLength) + 1;
        foreach (var (token, data) in options)
        {
            buffer.Write([token, (byte)(offset >> 8), (byte)offset, 0, (byte)data.Length]);
            offset += data.Length;
        }

        buffer.WriteByte(Terminator);
        foreach (var (_, data) in options)
            buffer.Write(data);
        return buffer.ToMessage();
    }
}
