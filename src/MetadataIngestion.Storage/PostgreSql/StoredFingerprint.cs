using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Fingerprints as the database's type of sixteen bytes.</summary>
internal static class StoredFingerprint
{
    public static Guid Write(Fingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[Fingerprint.Size];
        fingerprint.Write(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public static Fingerprint Read(Guid stored)
    {
        Span<byte> bytes = stackalloc byte[Fingerprint.Size];
        stored.TryWriteBytes(bytes, bigEndian: true, out _);
        return Fingerprint.Read(bytes);
    }
}
