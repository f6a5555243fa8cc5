using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Sessions;

/// <summary>One client's connection after its login.</summary>
internal sealed class TdsSession(Stream stream, LoginRequest login, ITdsBackend backend, ReplyCache cache)
{
    private const int LargestPacket = 32767;
    private readonly int _packetSize = Math.Clamp(login.PacketSize, 512, LargestPacket);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await GreetAsync(cancellationToken))
            return;
        while (await MessageReader.ReadAsync(stream, cancellationToken) is { } message)
        {
            if (!await AnswerAsync(message, cancellationToken))
                return;
        }
    }

    private async Task<bool> GreetAsync(CancellationToken cancellationToken)
    {
        var errors = backend.Refuse(login);
        var buffer = new PacketBuffer(PacketType.Response, Handshake.PacketSize);
        var writer = new TokenWriter(buffer, isCall: false);
        if (errors.Count > 0)
            writer.WriteErrors([.. errors]);
        else
            writer.AcknowledgeLogin(login.Database.Length > 0 ? login.Database : "master", _packetSize, login.Token is not null);
        await stream.WriteAsync(buffer.ToMessage(), cancellationToken);
        return errors.Count == 0;
    }

    /// <summary>Answers a message; false when the connection ends with that.</summary>
    private async Task<bool> AnswerAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.Type == PacketType.Attention)
        {
            await stream.WriteAsync(Build(PacketType.SqlBatch, new Reply(static writer => writer.AcknowledgeAttention())), cancellationToken);
            return true;
        }

        var reply = backend.Execute(login, RequestText.Of(message));
        if (reply.WaitsForAttention)
            return true;
        var answer = reply.Key is null ? Build(message.Type, reply) : cache.GetOrAdd((reply.Key, _packetSize), _ => Build(message.Type, reply));
        if (reply.DropAfter is { } length)
            answer = answer[..Math.Min(length, answer.Length)];
        await stream.WriteAsync(answer, cancellationToken);
        return reply.DropAfter is null;
    }

    private ReadOnlyMemory<byte> Build(PacketType request, Reply reply)
    {
        var buffer = new PacketBuffer(PacketType.Response, _packetSize);
        var writer = new TokenWriter(buffer, request == PacketType.Rpc);
        reply.Write(writer);
        if (request == PacketType.Rpc)
            writer.EndCall();
        return buffer.ToMessage(isWhole: !reply.Stalls);
    }
}
