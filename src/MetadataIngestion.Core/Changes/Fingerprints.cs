using System.Security.Cryptography;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>Takes fingerprints of whole documents.</summary>
internal static class Fingerprints
{
    public static Fingerprint Of(ReadOnlySpan<byte> json)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, digest);
        return Fingerprint.Read(digest);
    }
}
