using System.Runtime.InteropServices;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Zstandard by the system's own library, which the framework does not bring along.</summary>
internal static class Zstandard
{
    private static readonly Lazy<ZstandardLibrary?> Loaded = new(ZstandardLibrary.Load);

    /// <summary>The bytes that a frame begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The library; <see langword="null"/> where it could not be loaded.</summary>
    public static ZstandardLibrary? Library => Loaded.Value;

    /// <summary>Whether the library could be loaded.</summary>
    public static bool IsAvailable => Library is not null;

    /// <summary>What is to be said where it could not be loaded.</summary>
    public static SampleException Missing => new(
        "is compressed with Zstandard, and the library libzstd cannot be loaded",
        "Install libzstd (Debian: libzstd1) on the machine that crawls.");

    /// <exception cref="InvalidDataException">The bytes are no Zstandard, or unpack to more than the buffer holds.</exception>
    /// <exception cref="SampleException">The system has no libzstd.</exception>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> buffer)
    {
        var library = Library ?? throw Missing;

        // Nothing is to be had at the address of an empty span.
        var source = packed.IsEmpty ? throw new InvalidDataException("Zstandard data is cut off") : packed;
        Span<byte> destination = buffer.IsEmpty ? stackalloc byte[1] : buffer;
        var length = library.Decompress(ref MemoryMarshal.GetReference(destination), (nuint)buffer.Length, ref MemoryMarshal.GetReference(source), (nuint)source.Length);
        return library.IsError(length) == 0 ? (int)length : throw new InvalidDataException("Zstandard data is damaged, or unpacks to more than it claims");
    }
}
