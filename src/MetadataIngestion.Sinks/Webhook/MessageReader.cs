using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Reads what entries of the log tell that is worth a message.</summary>
internal static class MessageReader
{
    /// <summary>The message; <see langword="null"/> when there is nothing to tell.</summary>
    public static WebhookMessage? Read(LogEntry entry)
    {
        var message = entry switch
        {
            { Event.Name: ChangeEvents.Name } => ReadEvent(entry, ReadChange),
            { Event.Name: FindingEvents.Name } => ReadEvent(entry, ReadPolicy),
            { Proposal.AspectName: AspectNames.AssertionRunEvent } when !entry.Json.IsEmpty => ContractResult.Read(entry),
            { Proposal: { AspectName: AspectNames.Status, EntityType: EntityTypes.Assertion } } => ContractResult.ReadRemoval(entry),
            _ => null,
        };
        return message is null ? null : message with { Offset = entry.Offset, RecordedAt = entry.RecordedAt, Source = entry.Source, RunId = entry.RunId };
    }

    private static WebhookMessage? ReadEvent(LogEntry entry, Func<WebhookEntity, JsonElement, JsonElement, WebhookMessage?> read)
    {
        using var json = JsonDocument.Parse(entry.Json);
        var entity = new WebhookEntity(entry.EntityUrn, entry.EntityType);
        if (!json.RootElement.TryGetProperty("parameters", out var parameters) || read(entity, json.RootElement, parameters) is not { } message)
            return null;

        return message with
        {
            Domains = ListText.Read(Text(parameters, Audience.DomainsName)),
            OuterDomains = ListText.Read(Text(parameters, Audience.OuterDomainsName)),
            Owners = ListText.Read(Text(parameters, Audience.OwnersName)),
        };
    }

    /// <summary>DataHub has events of the same name that tell no verdict.</summary>
    private static WebhookMessage? ReadChange(WebhookEntity entity, JsonElement happened, JsonElement parameters)
    {
        if (Text(parameters, "code") is not { } code || !Enum.TryParse<VerdictLevel>(Text(parameters, "level"), ignoreCase: true, out var level))
            return null;

        return new WebhookMessage(WebhookKind.Change, code, Text(parameters, "message") ?? $"{entity.Name}: {code}")
        {
            Entity = entity,
            Level = WebhookLevel.Of(level),
            FieldPath = Text(parameters, "fieldPath"),
            Before = Text(parameters, "before"),
            After = Text(parameters, "after"),
            RenamedTo = Text(parameters, "renamedTo"),
            PreviousSchemaVersion = Text(parameters, "previousSchemaVersion"),
            SchemaVersion = Text(parameters, "schemaVersion"),
            ImpactCount = parameters.TryGetProperty("impactCount", out var count) ? count.GetInt32() : null,
            Impact = ListText.Read(Text(parameters, "impact")),
            ConsumerGroups = ListText.Read(Text(parameters, "consumerGroups")),
            Contracts = ListText.Read(Text(parameters, "contractIds")),
            Products = [.. ListText.Read(Text(parameters, "products")), .. ListText.Read(Text(parameters, "downstreamProducts"))],
        };
    }

    private static WebhookMessage? ReadPolicy(WebhookEntity entity, JsonElement happened, JsonElement parameters)
    {
        if (Text(parameters, "policy") is not { } policy || Text(happened, "operation") is not (FindingEvents.Opened or FindingEvents.Resolved))
            return null;

        var isOpen = Text(happened, "operation") == FindingEvents.Opened;
        var title = Text(parameters, "title");
        var reason = Text(parameters, ResolutionReasons.Name);
        var said = isOpen ? Text(parameters, "message") ?? title ?? policy : $"resolved{(reason is null ? "" : $" ({reason})")}: {title ?? Text(parameters, "message") ?? policy}";

        // An incident has no name; what it is about stands in its message.
        return new WebhookMessage(WebhookKind.Policy, policy, entity.Type == EntityTypes.Incident ? said : $"{entity.Name}: {said}")
        {
            Entity = entity,
            State = isOpen ? "opened" : "resolved",
            Reason = reason,
            Level = Enum.TryParse<WebhookFindingLevel>(Text(parameters, "level"), ignoreCase: true, out var level) ? WebhookLevel.Of(level) : null,
            Title = title,
            Rule = Text(happened, "modifier"),
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
