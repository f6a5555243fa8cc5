namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>A file as a stream, for those who read from its beginning. Reads ahead, so that small reads do not become requests of their own.</summary>
internal sealed class StoreStream(IStoreFile file) : Stream
{
    private const int ReadAhead = 64 * 1024;

    private byte[] _ahead = [];
    private long _aheadOffset;
    private int _aheadLength;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length)
            return 0;

        var ahead = Ahead();
        if (ahead.IsEmpty)
        {
            if (buffer.Length >= ReadAhead)
                return Advance(await file.ReadAsync(Position, buffer, cancellationToken).ConfigureAwait(false));

            await FillAsync(cancellationToken).ConfigureAwait(false);
            ahead = Ahead();
        }

        var length = Math.Min(ahead.Length, buffer.Length);
        ahead[..length].CopyTo(buffer);
        return Advance(length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlyMemory<byte> Ahead()
    {
        var start = Position - _aheadOffset;
        return start >= 0 && start < _aheadLength ? _ahead.AsMemory((int)start, _aheadLength - (int)start) : default;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Min(ReadAhead, Length - Position);
        if (_ahead.Length < wanted)
        {
            _ahead = new byte[wanted];
        }

        _aheadOffset = Position;
        _aheadLength = await file.ReadAsync(Position, _ahead.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
    }

    private int Advance(int read)
    {
        Position += read;
        return read;
    }
}
