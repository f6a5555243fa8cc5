namespace MetadataIngestion.Sinks.Webhook;

/// <summary>What the body of a request looks like.</summary>
public enum WebhookFormat
{
    /// <summary>The sink's own shape, version 1, for programs.</summary>
    Json,

    /// <summary><c>text</c> and <c>blocks</c> as Slack's incoming webhooks and those that imitate them take them.</summary>
    Slack,
}
