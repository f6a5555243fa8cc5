using System.Buffers.Binary;
using System.Text;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>What a client said when it logged in.</summary>
internal sealed record LoginRequest
{
    private const byte EndOfFeatures = 0xFF;
    private const byte FederatedAuthentication = 0x02;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string Database { get; init; } = "";

    public string Application { get; init; } = "";

    public bool ReadOnlyIntent { get; init; }

    public int PacketSize { get; init; }

    /// <summary>Whether the client wants to be asked for an access token.</summary>
    public bool OffersToken { get; init; }

    /// <summary>The access token, when the client logged in with one.</summary>
    public string? Token { get; init; }

    public static LoginRequest Parse(ReadOnlySpan<byte> body) => new()
    {
        User = Text(body, 40),
        Password = Clear(body, 44),
        Application = Text(body, 48),
        Database = Text(body, 68),
        ReadOnlyIntent = (body[26] & 0x20) != 0,
        PacketSize = BinaryPrimitives.ReadInt32LittleEndian(body[8..]),
        OffersToken = HasFeature(body, FederatedAuthentication),
    };

    private static string Text(ReadOnlySpan<byte> body, int at) => Encoding.Unicode.GetString(Part(body, at));

    // Passwords are only veiled: nibbles swapped and bits flipped.
    private static string Clear(ReadOnlySpan<byte> body, int at)
    {
        var bytes = Part(body, at).ToArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes[i] ^ 0xA5;
            bytes[i] = (byte)((flipped >> 4) | (flipped << 4));
        }

        return Encoding.Unicode.GetString(bytes);
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> body, int at) => body.Slice(
        BinaryPrimitives.ReadUInt16LittleEndian(body[at..]), BinaryPrimitives.ReadUInt16LittleEndian(body[(at + 2)..]) * 2);

    private static bool HasFeature(ReadOnlySpan<byte> body, byte feature)
    {
        const byte hasExtension = 0x10;
        if ((body[27] & hasExtension) == 0)
            return false;
        var features = body[BinaryPrimitives.ReadInt32LittleEndian(body[BinaryPrimitives.ReadUInt16LittleEndian(body[56..])..])..];
        while (features[0] != EndOfFeatures)
        {
            if (features[0] == feature)
                return true;
            features = features[(5 + BinaryPrimitives.ReadInt32LittleEndian(features[1..]))..];
        }

        return false;
    }
}
