using MetadataIngestion.Core.Domains;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Chooses the messages that a receiver wants.</summary>
internal sealed class MessageFilter(WebhookSinkOptions options, TimeProvider timeProvider)
{
    private const string UserPrefix = "urn:li:corpuser:";
    private const string GroupPrefix = "urn:li:corpGroup:";

    private readonly NamePattern[] _codes = [.. options.Codes.Select(NamePattern.Parse)];
    private readonly NamePattern[] _domains = [.. options.Domains.Select(NamePattern.Parse)];
    private readonly NamePattern[] _owners = [.. options.Owners.Select(NamePattern.Parse)];

    public bool Wants(WebhookMessage message) =>
        IsRecent(message)
        && (options.Kinds.Count == 0 || options.Kinds.Contains(message.Kind))
        && IsSevere(message)
        && Fits(_codes, [message.Code])
        && Fits(_domains, message.Domains.Concat(message.OuterDomains).SelectMany(NamesOfDomain))
        && Fits(_owners, message.Owners.SelectMany(NamesOfOwner));

    private bool IsRecent(WebhookMessage message) => options.MaxAge is not { } age || message.RecordedAt >= timeProvider.GetUtcNow() - age;

    /// <summary>What was resolved without a word on how bad it was may have been told of when it was opened.</summary>
    private bool IsSevere(WebhookMessage message) => message.Level is not { } level
        || level.Rank >= (message.Kind == WebhookKind.Change ? WebhookLevel.Of(options.ChangeLevel) : WebhookLevel.Of(options.FindingLevel)).Rank;

    private static bool Fits(NamePattern[] patterns, IEnumerable<string> names) =>
        patterns.Length == 0 || names.Any(name => Array.Exists(patterns, pattern => pattern.IsMatch(name)));

    private static IEnumerable<string> NamesOfDomain(string urn) => [urn, DomainUrn.IdOf(urn)];

    private static IEnumerable<string> NamesOfOwner(string urn) => urn switch
    {
        _ when urn.StartsWith(UserPrefix, StringComparison.Ordinal) => [urn, "user:" + urn[UserPrefix.Length..]],
        _ when urn.StartsWith(GroupPrefix, StringComparison.Ordinal) => [urn, "group:" + urn[GroupPrefix.Length..]],
        _ => [urn],
    };
}
