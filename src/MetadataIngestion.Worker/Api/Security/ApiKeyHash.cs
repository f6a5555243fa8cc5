using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>Makes keys and their hashes. Keys are random and long, so a plain digest cannot be turned back by trying.</summary>
internal static class ApiKeyHash
{
    private const string Prefix = "sha256:";
    private const string KeyPrefix = "mi_";
    private const int KeyBytes = 32;

    /// <summary>A new key.</summary>
    public static string NewKey() => KeyPrefix + RandomNumberGenerator.GetHexString(2 * KeyBytes, lowercase: true);

    /// <summary>The hash of a key.</summary>
    public static byte[] Of(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A hash as it stands in a key file.</summary>
    public static string Format(byte[] hash) => Prefix + Convert.ToHexStringLower(hash);

    /// <summary>Reads a hash back; <see langword="null"/> when the text is not one.</summary>
    public static byte[]? Parse(string? text)
    {
        if (text is null || text.Length != Prefix.Length + (2 * SHA256.HashSizeInBytes) || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;

        var hash = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text.AsSpan(Prefix.Length), hash, out _, out _) == System.Buffers.OperationStatus.Done ? hash : null;
    }
}
