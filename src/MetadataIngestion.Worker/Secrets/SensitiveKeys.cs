namespace MetadataIngestion.Worker.Secrets;

/// <summary>Knows names of options, connection string keys and URL parameters whose values are secrets.</summary>
internal static class SensitiveKeys
{
    private static readonly string[] Endings =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "apikey", "accesskey", "accountkey", "secretkey", "privatekey",
        "sharedkey", "sharedaccesskey", "sharedaccesssignature", "signature", "sig", "credential", "credentials", "authorization",
    ];

    public static bool IsSensitive(string key)
    {
        var plain = string.Concat(key.Where(char.IsLetterOrDigit));
        return Endings.Any(ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
