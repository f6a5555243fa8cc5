using System.Buffers.Binary;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>Reads messages, packet by packet.</summary>
internal static class MessageReader
{
    private const int HeaderLength = 8;
    private const byte EndOfMessage = 0x01;

    /// <summary>The next message; null when the client has gone.</summary>
    public static async Task<Message?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        using var body = new MemoryStream();
        do
        {
            if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) < HeaderLength)
                return null;
            var payload = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength];
            await stream.ReadExactlyAsync(payload, cancellationToken);
            body.Write(payload);
        }
        while ((header[1] & EndOfMessage) == 0);

        return new Message((PacketType)header[0], body.ToArray());
    }
}
