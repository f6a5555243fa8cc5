using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Text as PostgreSQL can keep it, which knows no U+0000: that becomes U+001A 0, and U+001A itself U+001A 1.</summary>
internal static class StoredText
{
    public static string Encode(string text) => text.AsSpan().IndexOfAny('\0', '\u001a') < 0
        ? text
        : text.Replace("\u001a", "\u001a1", StringComparison.Ordinal).Replace("\0", "\u001a0", StringComparison.Ordinal);

    public static string Decode(string text) => !text.Contains('\u001a', StringComparison.Ordinal)
        ? text
        : text.Replace("\u001a0", "\0", StringComparison.Ordinal).Replace("\u001a1", "\u001a", StringComparison.Ordinal);

    /// <summary>The first half of a text's SHA-256, by which it is looked up.</summary>
    public static Guid Key(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return new Guid(digest[..16], bigEndian: true);
    }
}
