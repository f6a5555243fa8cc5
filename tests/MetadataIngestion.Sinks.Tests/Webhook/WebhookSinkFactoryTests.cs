using MetadataIngestion.Sinks.Http;
using MetadataIngestion.Sinks.Webhook;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookSinkFactoryTests
{
    private static readonly WebhookSinkOptions Valid = new()
    {
        Url = "https://hooks.example.com/services/T0/B0/x",
        Secrets = ["a-secret-of-some-length", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer abc" },
        Codes = ["type.*", "regex:GP1.."],
        MaxAge = null,
        DigestAbove = 0,
    };

    [Fact]
    public void Validate_RightOptions_FindsNothing() => Assert.Empty(new WebhookSinkFactory().Validate(Valid));

    [Fact]
    public void Validate_EverythingWrong_NamesItAllWithoutSecrets()
    {
        var options = new WebhookSinkOptions
        {
            Url = "hooks.example.com/hook-path",
            Secrets = ["short-one", "whsec_no base64!"],
            Headers = new Dictionary<string, string> { ["webhook-id"] = "x", ["Content-Type"] = "text/plain", ["X-Key"] = "k\u00e4se-value" },
            Codes = ["regex:("],
            Domains = [""],
            DigestAbove = -1,
            MaxAge = TimeSpan.Zero,
            Timeout = TimeSpan.Zero,
            Tls = new TlsOptions { ClientKeyPath = "x" },
        };

        var errors = new WebhookSinkFactory().Validate(options);

        Assert.Equal(
            ["Url", "Secrets:0", "Secrets:1", "Headers:webhook-id", "Headers:Content-Type", "Headers:X-Key", "Codes:0", "Domains:0", "DigestAbove", "MaxAge", "Timeout", "Tls:ClientKeyPath"],
            errors.Select(error => error.Path));
        Assert.All(errors, error => Assert.DoesNotMatch("hook-path|short-one|no base64|se-value", error.Message));
    }
}
