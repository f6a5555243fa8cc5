using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Deflate, with gzip's header and without.</summary>
internal static class Deflate
{
    /// <exception cref="InvalidDataException">The bytes are no deflate, or unpack to more than the buffer holds.</exception>
    public static int Unpack(ReadOnlyMemory<byte> packed, bool isGzip, Span<byte> buffer)
    {
        using var input = Open(packed);
        using Stream unpacked = isGzip ? new GZipStream(input, CompressionMode.Decompress) : new DeflateStream(input, CompressionMode.Decompress);
        var length = unpacked.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length < buffer.Length || unpacked.ReadByte() < 0
            ? length
            : throw new InvalidDataException("compressed data unpacks to more than it claims");
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> packed) => MemoryMarshal.TryGetArray(packed, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(packed.ToArray(), writable: false);
}
