using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Reads a result of a contract's assertion that is a failure, or the end of one; others are no messages.</summary>
internal static class ContractResult
{
    private const string Failure = "FAILURE";
    private const string Success = "SUCCESS";

    public static WebhookMessage? Read(LogEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        if (!json.RootElement.TryGetProperty("result", out var result) || !result.TryGetProperty("type", out var type) || StateOf(type.GetString(), entry) is not { } state
            || !json.RootElement.TryGetProperty("asserteeUrn", out var urn) || urn.GetString() is not { } assertee)
            return null;

        var entity = new WebhookEntity(assertee, EntityTypes.Dataset);
        var checks = result.TryGetProperty("nativeResults", out var told) ? told.EnumerateObject().Select(check => (check.Name, Said: check.Value.GetString())).ToList() : [];
        return new WebhookMessage(WebhookKind.Contract, CodeOf(checks), $"{entity.Name}: {Describe(state, checks)}")
        {
            Entity = entity,
            State = state,
            Level = WebhookLevel.Of(WebhookFindingLevel.Error),
            Rule = entry.EntityUrn,
            Domains = ListText.Read(entry.Proposal!.Headers.GetValueOrDefault(Audience.DomainsName)),
            Owners = ListText.Read(entry.Proposal.Headers.GetValueOrDefault(Audience.OwnersName)),
        };
    }

    private static string? StateOf(string? type, LogEntry entry) => (type, entry.Proposal!.Headers.GetValueOrDefault(ResultHistory.HeaderName)) switch
    {
        (Failure, _) => "opened",
        (Success, Failure) => "resolved",
        _ => null,
    };

    /// <summary>A check is named by its code and what it is about; the worst comes first.</summary>
    private static string CodeOf(List<(string Name, string? Said)> checks) => checks is [var worst, ..] ? worst.Name.Split(' ')[0] : "contract";

    private static string Describe(string state, List<(string Name, string? Said)> checks)
    {
        var said = state == "opened" ? "its contract is broken" : "its contract holds again";
        return checks.Count == 0 ? said : $"{said}: " + string.Join("; ", checks.Select(check => $"{check.Name}: {check.Said}"));
    }
}
