namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Words as bodies write them.</summary>
internal static class WebhookNames
{
    public static string Of(WebhookKind kind) => kind.ToString().ToLowerInvariant();
}
