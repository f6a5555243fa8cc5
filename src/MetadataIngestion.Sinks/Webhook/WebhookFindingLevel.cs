namespace MetadataIngestion.Sinks.Webhook;

/// <summary>How bad a finding is, the least first.</summary>
public enum WebhookFindingLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Most likely not what was meant.</summary>
    Warning,

    /// <summary>Something is broken.</summary>
    Error,
}
