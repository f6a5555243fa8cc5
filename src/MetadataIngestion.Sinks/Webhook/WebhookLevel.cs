using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>A level of changes or of findings, in its own word and with a common rank.</summary>
/// <param name="Name">The word.</param>
/// <param name="Rank">From 0 to 3; more is worse.</param>
internal sealed record WebhookLevel(string Name, int Rank)
{
    public static WebhookLevel Of(VerdictLevel level) => new(level.ToString().ToLowerInvariant(), (int)level);

    public static WebhookLevel Of(WebhookFindingLevel level) => new(level.ToString().ToLowerInvariant(), (int)level + 1);
}
