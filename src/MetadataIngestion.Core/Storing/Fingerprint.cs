using System.Buffers.Binary;

namespace MetadataIngestion.Core.Storing;

/// <summary>A 128-bit digest of an aspect's canonical form: the first half of its SHA-256.</summary>
/// <param name="High">The first eight bytes, big-endian.</param>
/// <param name="Low">The next eight bytes, big-endian.</param>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public const int Size = 16;

    /// <summary>Reads a digest back from its bytes.</summary>
    public static Fingerprint Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Writes the digest's bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }
}
