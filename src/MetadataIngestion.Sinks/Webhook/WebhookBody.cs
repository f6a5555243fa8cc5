namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Makes the bodies of requests.</summary>
internal static class WebhookBody
{
    public static ReadOnlyMemory<byte> Of(WebhookMessage message, WebhookFormat format) => format == WebhookFormat.Slack ? SlackBody.Of(message) : JsonBody.Of(message);

    public static ReadOnlyMemory<byte> Of(TestMessage message, WebhookFormat format) => format == WebhookFormat.Slack ? SlackBody.Of(message) : JsonBody.Of(message);

    public static ReadOnlyMemory<byte> Of(Digest digest, WebhookFormat format) => format == WebhookFormat.Slack ? SlackBody.Of(digest) : JsonBody.Of(digest);
}
