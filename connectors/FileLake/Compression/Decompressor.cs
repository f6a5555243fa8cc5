using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Unpacks one compressed part of a file into a buffer whose size bounds what it may unpack to.</summary>
internal static class Decompressor
{
    /// <returns>How many bytes the part unpacks to.</returns>
    /// <exception cref="InvalidDataException">The bytes are not of the codec, or unpack to more than the buffer holds.</exception>
    /// <exception cref="SampleException">The codec is not to be had here.</exception>
    public static int Unpack(Codec codec, ReadOnlyMemory<byte> packed, Span<byte> buffer) => codec switch
    {
        Codec.None => Copy(packed.Span, buffer),
        Codec.Snappy => Snappy.Unpack(packed.Span, buffer),
        Codec.Lz4 => Lz4.Unpack(packed.Span, buffer),
        Codec.HadoopLz4 => Lz4.UnpackHadoop(packed.Span, buffer),
        Codec.Gzip or Codec.Deflate => Deflate.Unpack(packed, isGzip: codec == Codec.Gzip, buffer),
        Codec.Zstandard => Zstandard.Unpack(packed.Span, buffer),
        Codec.Brotli => UnpackBrotli(packed.Span, buffer),
        _ => throw new SampleException($"is compressed with {codec}, which is not supported", "Write it with Snappy, Zstandard, LZ4 or gzip."),
    };

    private static int Copy(ReadOnlySpan<byte> packed, Span<byte> buffer) =>
        packed.TryCopyTo(buffer) ? packed.Length : throw new InvalidDataException("stored bytes are longer than they claim");

    private static int UnpackBrotli(ReadOnlySpan<byte> packed, Span<byte> buffer) =>
        System.IO.Compression.BrotliDecoder.TryDecompress(packed, buffer, out var written)
            ? written
            : throw new InvalidDataException("Brotli data is damaged");
}
