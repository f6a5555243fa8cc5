using System.Buffers.Binary;
using System.IO.Compression;
using MetadataIngestion.Connectors.FileLake.Compression;
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

    /// <summary>The contents decide how a stream is packed; a name that says otherwise is a finding.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="named">How it is packed by its name: not at all, with gzip or with Zstandard.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SampleException">It cannot be unpacked.</exception>
    internal async ValueTask<FileSample> ReadAsync(Stream stream, Codec named, CancellationToken cancellationToken)
    {
        _length = 0;
        var codec = await DetectAsync(stream, cancellationToken).ConfigureAwait(false);
        Finding[] findings = codec == named ? [] : [PackingNames.Mismatch(named, codec)];
        if (codec != Codec.None)
            return await UnpackAsync(stream, codec, findings, cancellationToken).ConfigureAwait(false) with { Packing = codec };

        var isComplete = await FillAsync(stream, cancellationToken).ConfigureAwait(false);
        return Sample(isComplete, findings);
    }

    private static async ValueTask<Codec> DetectAsync(Stream stream, CancellationToken cancellationToken)
    {
        var magic = new byte[Zstandard.Magic.Length];
        var length = await stream.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        return magic.AsSpan(0, length) switch
        {
            [0x1F, 0x8B, ..] => Codec.Gzip,
            var bytes when bytes.SequenceEqual(Zstandard.Magic) => Codec.Zstandard,
            _ => Codec.None,
        };
    }

    private async ValueTask<FileSample> UnpackAsync(Stream stream, Codec codec, Finding[] findings, CancellationToken cancellationToken)
    {
        var limited = new LimitedStream(stream, _maxPackedBytes);
        Stream unpacked = codec == Codec.Gzip ? new GZipStream(limited, CompressionMode.Decompress, leaveOpen: true) : new ZstandardStream(limited);
        await using (unpacked.ConfigureAwait(false))
        {
            try
            {
                var isComplete = await FillAsync(unpacked, cancellationToken).ConfigureAwait(false) && !limited.IsExhausted;
                var isCut = isComplete && codec == Codec.Gzip && await IsCutAsync(stream, cancellationToken).ConfigureAwait(false);
                return isCut ? DamagedSample(codec, findings) : Sample(isComplete, findings);
            }
            catch (InvalidDataException) when (_length > 0 || limited.IsExhausted)
            {
                return limited.IsExhausted ? Sample(isComplete: false, findings) : DamagedSample(codec, findings);
            }
            catch (InvalidDataException exception)
            {
                throw new SampleException($"is not valid {PackingNames.Of(codec)}", "Write the file again, or give it the extension of its real format.", exception);
            }
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

    private FileSample DamagedSample(Codec codec, Finding[] findings) => Sample(
        isComplete: false,
        [.. findings, new Finding($"holds {PackingNames.Of(codec)} data that is damaged or cut off; only what precedes the damage was read", "Write or copy the file again.")]);

    private FileSample Sample(bool isComplete, IReadOnlyList<Finding> findings) => new(_buffer.AsMemory(0, _length), isComplete, findings);
}
