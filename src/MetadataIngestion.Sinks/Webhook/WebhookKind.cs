namespace MetadataIngestion.Sinks.Webhook;

/// <summary>What a message is about.</summary>
public enum WebhookKind
{
    /// <summary>The verdict on a change of an asset.</summary>
    Change,

    /// <summary>A violation of a policy was opened or resolved.</summary>
    Policy,

    /// <summary>An asset breaks what its contract promises.</summary>
    Contract,
}
