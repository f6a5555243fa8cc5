using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Reads a failed result of a contract's assertion. Of others the log does not tell whether they end a failure, so they are no messages.</summary>
internal static class ContractResult
{
    public static WebhookMessage? Read(LogEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        if (!json.RootElement.TryGetProperty("result", out var result) || !result.TryGetProperty("type", out var type) || !type.ValueEquals("FAILURE")
            || !json.RootElement.TryGetProperty("asserteeUrn", out var urn) || urn.GetString() is not { } assertee)
            return null;

        var entity = new WebhookEntity(assertee, EntityTypes.Dataset);
        var checks = result.TryGetProperty("nativeResults", out var told) ? told.EnumerateObject().Select(check => (check.Name, Said: check.Value.GetString())).ToList() : [];
        return new WebhookMessage(WebhookKind.Contract, CodeOf(checks), $"{entity.Name}: {Describe(checks)}")
        {
            Entity = entity,
            State = "opened",
            Level = WebhookLevel.Of(WebhookFindingLevel.Error),
            Rule = entry.EntityUrn,
            Domains = ListText.Read(entry.Proposal!.Headers.GetValueOrDefault(Audience.DomainsName)),
            Owners = ListText.Read(entry.Proposal.Headers.GetValueOrDefault(Audience.OwnersName)),
        };
    }

    /// <summary>A check is named by its code and what it is about; the worst comes first.</summary>
    private static string CodeOf(List<(string Name, string? Said)> checks) => checks is [var worst, ..] ? worst.Name.Split(' ')[0] : "contract";

    private static string Describe(List<(string Name, string? Said)> checks) => checks.Count == 0
        ? "its contract is broken"
        : "its contract is broken: " + string.Join("; ", checks.Select(check => $"{check.Name}: {check.Said}"));
}
