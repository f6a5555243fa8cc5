namespace MetadataIngestion.Sinks.Webhook;

/// <summary>A message that tells of nothing.</summary>
/// <param name="Id">Never the same twice.</param>
/// <param name="SentAt">When it was sent.</param>
internal sealed record TestMessage(string Id, DateTimeOffset SentAt)
{
    /// <summary>What people read.</summary>
    public const string Text = "Someone tries whether messages about metadata arrive here. Nothing happened, and nothing is to be done.";
}
