namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>
/// Carries the TLS handshake inside PRELOGIN packets, as the protocol wants it, and passes everything through once the handshake is over.
/// </summary>
internal sealed class TlsCarrier(Stream inner) : Stream
{
    private byte[] _received = [];
    private int _position;

    /// <summary>Set when the handshake is over: records then go without packets around them.</summary>
    public bool PassesThrough { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == _received.Length)
        {
            if (PassesThrough)
                return await inner.ReadAsync(buffer, cancellationToken);
            if (await MessageReader.ReadAsync(inner, cancellationToken) is not { } message)
                return 0;
            (_received, _position) = (message.Body, 0);
        }

        var count = Math.Min(buffer.Length, _received.Length - _position);
        _received.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (PassesThrough)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            return;
        }

        var packets = new PacketBuffer(PacketType.PreLogin, Handshake.PacketSize);
        packets.Write(buffer.Span);
        await inner.WriteAsync(packets.ToMessage(), cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
