using System.Buffers.Binary;
using System.IO.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>Reads the beginnings of files into one buffer that is used again and again. Not for use by two threads at once.</summary>
internal sealed class SampleReader(int maxBytes)
{
    private const int FirstBuffer = 64 * 1024;

    // Gzip adds a little to data that does not shrink.
    private readonly long _maxPackedBytes = maxBytes + (maxBytes / 16) + 1024L;
    private byte[] _buffer = [];
    private int _length;

    /// <summary>The contents decide whether a stream is gzipped; a name that says otherwise is a finding.</summary>
    internal async ValueTask<FileSample> ReadAsync(Stream stream, bool isNamedGzip, CancellationToken cancellationToken)
    {
        _length = 0;
        var magic = new byte[2];
        var isGzip = await stream.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == 2
            && magic is [0x1F, 0x8B];
        stream.Position = 0;
        if (isGzip)
            return await UnpackAsync(stream, cancellationToken).ConfigureAwait(false);

        var isComplete = await FillAsync(stream, cancellationToken).ConfigureAwait(false);
        return Sample(isComplete, isNamedGzip ? [new Finding("is named as gzip but is not compressed", "Drop .gz from its name.")] : []);
    }

    private async ValueTask<FileSample> UnpackAsync(Stream stream, CancellationToken cancellationToken)
    {
        var limited = new LimitedStream(stream, _maxPackedBytes);
        await using var gzip = new GZipStream(limited, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            var isComplete = await FillAsync(gzip, cancellationToken).ConfigureAwait(false) && !limited.IsExhausted;
            return isComplete && await IsCutAsync(stream, cancellationToken).ConfigureAwait(false) ? DamagedSample() : Sample(isComplete, []);
        }
        catch (InvalidDataException) when (_length > 0)
        {
            return DamagedSample();
        }
    }

    /// <summary>Reads until the end or the limit.</summary>
    /// <returns>Whether the end was reached.</returns>
    private async ValueTask<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer.Length && !Grow())
                return await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0;

            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return true;

            _length += read;
        }
    }

    private bool Grow()
    {
        if (_buffer.Length == maxBytes)
            return false;

        Array.Resize(ref _buffer, (int)Math.Min(maxBytes, Math.Max(FirstBuffer, _buffer.Length * 2L)));
        return true;
    }

    /// <summary>
    /// The runtime takes a gzip stream that is cut off for one that ends. Its last four bytes, the length of what was packed last, are
    /// then arbitrary: a length beyond what was unpacked gives it away.
    /// </summary>
    private async ValueTask<bool> IsCutAsync(Stream stream, CancellationToken cancellationToken)
    {
        var trailer = new byte[4];
        stream.Position = Math.Max(0, stream.Length - trailer.Length);
        await stream.ReadAtLeastAsync(trailer, trailer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) > _length;
    }

    private FileSample DamagedSample() => Sample(
        isComplete: false,
        [new Finding("holds gzip data that is damaged or cut off; only what precedes the damage was read", "Write or copy the file again.")]);

    private FileSample Sample(bool isComplete, IReadOnlyList<Finding> findings) => new(_buffer.AsMemory(0, _length), isComplete, findings);
}
