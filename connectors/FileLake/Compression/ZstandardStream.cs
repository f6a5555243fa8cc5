using System.Runtime.InteropServices;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Unpacks a file of Zstandard frames as it is read. Its memory is bounded by libzstd, which refuses windows of more than 128 MiB.</summary>
internal sealed class ZstandardStream : Stream
{
    private const int BufferLength = 64 * 1024;

    private readonly Stream _packed;
    private readonly ZstandardLibrary _library;
    private readonly byte[] _input = GC.AllocateUninitializedArray<byte>(BufferLength, pinned: true);
    private readonly byte[] _output = GC.AllocateUninitializedArray<byte>(BufferLength, pinned: true);
    private nint _stream;
    private ZstandardBuffer _in;
    private int _unpacked;
    private int _taken;
    private bool _isInFrame;
    private bool _holdsMore;

    /// <exception cref="SampleException">The system has no libzstd.</exception>
    public ZstandardStream(Stream packed)
    {
        _packed = packed;
        _library = Zstandard.Library ?? throw Zstandard.Missing;
        _in.Address = Marshal.UnsafeAddrOfPinnedArrayElement(_input, 0);
        _stream = _library.CreateStream();
    }

    ~ZstandardStream() => Dispose(disposing: false);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The bytes are no Zstandard, or are cut off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_taken == _unpacked)
        {
            if (!_holdsMore && _in.Position == _in.Size && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return _isInFrame ? throw new InvalidDataException("Zstandard data is cut off") : 0;

            Unpack();
        }

        var length = Math.Min(buffer.Length, _unpacked - _taken);
        _output.AsMemory(_taken, length).CopyTo(buffer);
        _taken += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _stream, 0) is not 0 and var stream)
        {
            _library.FreeStream(stream);
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _in.Size = (nuint)await _packed.ReadAsync(_input, cancellationToken).ConfigureAwait(false);
        _in.Position = 0;
        return _in.Size > 0;
    }

    private void Unpack()
    {
        var output = new ZstandardBuffer { Address = Marshal.UnsafeAddrOfPinnedArrayElement(_output, 0), Size = BufferLength };
        var wanted = _library.DecompressStream(_stream, ref output, ref _in);
        if (_library.IsError(wanted) != 0)
            throw new InvalidDataException("Zstandard data is damaged");

        _isInFrame = wanted > 0;
        _holdsMore = output.Position == output.Size;
        (_taken, _unpacked) = (0, (int)output.Position);
    }
}
