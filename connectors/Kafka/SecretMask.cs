namespace MetadataIngestion.Connectors.Kafka;

/// <summary>Masks secrets in what servers and libraries say, before it reaches reports and logs.</summary>
internal sealed class SecretMask(params IEnumerable<string?> secrets)
{
    /// <summary>Shorter texts are parts of ordinary words.</summary>
    private const int Shortest = 4;

    private readonly string[] _secrets =
        [.. secrets.OfType<string>().Where(secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    public string Apply(string text) => _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
}
