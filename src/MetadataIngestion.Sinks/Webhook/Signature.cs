using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>
/// Signs requests as Standard Webhooks has it: HMAC-SHA256 over the message's id, the time of the attempt and the body, joined by dots, once with each secret.
/// </summary>
internal static class Signature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string EncodedPrefix = "whsec_";

    public static string Of(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret)!, signed))));
    }

    /// <summary>The bytes of a secret; <see langword="null"/> when it should be Base64 and is not.</summary>
    public static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(EncodedPrefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);

        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[EncodedPrefix.Length..], key, out var length) ? key[..length] : null;
    }
}
