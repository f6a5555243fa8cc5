using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Webhook;

internal sealed class WebhookSinkFactory : SinkFactory<WebhookSinkOptions>
{
    private const int ShortestSecret = 16;

    private static readonly string[] s_ownHeaders = [Signature.IdHeader, Signature.TimestampHeader, Signature.SignatureHeader];

    public override string Type => "webhook";

    /// <summary>A digest holds one batch, so batches are large, and wait for what comes soon after.</summary>
    public override RelayOptions Relay { get; } = new() { BatchSize = 20_000, BatchBytes = 32 * 1024 * 1024, BatchDelay = TimeSpan.FromSeconds(5) };

    protected override IReadOnlyList<OptionError> Validate(WebhookSinkOptions options) =>
    [
        .. UrlRule.Check(nameof(options.Url), options.Url, "https://hooks.example.com/metadata"),
        .. options.Secrets.SelectMany((secret, index) => CheckSecret($"{nameof(options.Secrets)}:{index}", secret)),
        .. options.Headers.SelectMany(header => CheckHeader($"{nameof(options.Headers)}:{header.Key}", header.Key, header.Value)),
        .. CheckPatterns(nameof(options.Codes), options.Codes),
        .. CheckPatterns(nameof(options.Domains), options.Domains),
        .. CheckPatterns(nameof(options.Owners), options.Owners),
        .. CheckLimits(options),
        .. TlsRule.Check(nameof(options.Tls), options.Tls),
    ];

    protected override IMetadataSink Create(WebhookSinkOptions options) => new WebhookSink(options, TimeProvider.System);

    private static IEnumerable<OptionError> CheckSecret(string option, string secret)
    {
        if (Signature.KeyOf(secret) is not { } key)
            yield return new OptionError(option, "What follows whsec_ is not Base64; give the secret as it was issued, or one without whsec_.");
        else if (key.Length < ShortestSecret)
            yield return new OptionError(option, $"The secret is too short to keep anyone out; give at least {ShortestSecret} letters, such as those of \"openssl rand -base64 32\".");
    }

    private static IEnumerable<OptionError> CheckHeader(string option, string name, string value)
    {
        using var request = new HttpRequestMessage();
        if (s_ownHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            yield return new OptionError(option, "This header is the sink's own; leave it out.");
        else if (value.Any(letter => letter is < ' ' or > '~') || !request.Headers.TryAddWithoutValidation(name, value))
            yield return new OptionError(option, "This is no header that a request may have, or its value holds letters that none has.");
    }

    private static IEnumerable<OptionError> CheckPatterns(string option, IReadOnlyList<string> patterns)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (!NamePattern.TryParse(patterns[i], out _, out var error))
                yield return new OptionError($"{option}:{i}", error);
        }
    }

    private static IEnumerable<OptionError> CheckLimits(WebhookSinkOptions options)
    {
        if (options.DigestAbove < 0)
            yield return new OptionError(nameof(options.DigestAbove), "The number must be 0, for digests alone, or more; leave it out for 20.");
        if (options.MaxAge <= TimeSpan.Zero)
            yield return new OptionError(nameof(options.MaxAge), "The age must be more than none; leave it out for 7 days, or give null for any age.");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromDays(1))
            yield return new OptionError(nameof(options.Timeout), "The time must be more than none and at most a day; leave it out for 15 seconds.");
    }
}
