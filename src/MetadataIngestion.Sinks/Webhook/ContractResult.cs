using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Reads what contracts tell: a failure of an assertion, and the end of one.</summary>
internal static class ContractResult
{
    private const string Failure = "FAILURE";
    private const string Success = "SUCCESS";
    private const string NoCode = "contract";

    // Whether the promise was withdrawn or the asset filtered out, the removal does not tell.
    private const string NotChecked = "no longer checked";

    /// <summary>Reads a result; those that are neither a failure nor the end of one are no messages.</summary>
    public static WebhookMessage? Read(LogEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        if (!json.RootElement.TryGetProperty("result", out var result) || !result.TryGetProperty("type", out var type) || StateOf(type.GetString(), entry) is not { } state
            || !json.RootElement.TryGetProperty("asserteeUrn", out var urn) || urn.GetString() is not { } assertee)
            return null;

        var checks = result.TryGetProperty("nativeResults", out var told) ? told.EnumerateObject().Select(check => (check.Name, Said: check.Value.GetString())).ToList() : [];
        return Message(entry, assertee, CodeOf(checks), Describe(state, checks), state);
    }

    /// <summary>Reads the removal of an assertion that ends a failure; others are no messages.</summary>
    public static WebhookMessage? ReadRemoval(LogEntry entry)
    {
        var headers = entry.Proposal!.Headers;
        if (headers.GetValueOrDefault(ResultHistory.HeaderName) != Failure || !headers.TryGetValue(ResultHistory.AsserteeName, out var assertee))
            return null;

        var reason = headers.GetValueOrDefault(ProposalHeaders.RemovalReason) == RemovalReasons.Dropped ? ResolutionReasons.OfRemoval(RemovalReasons.Dropped) : NotChecked;
        return Message(entry, assertee, NoCode, $"resolved ({reason}): its contract was broken", "resolved") with { Reason = reason };
    }

    private static WebhookMessage Message(LogEntry entry, string assertee, string code, string text, string state)
    {
        var entity = new WebhookEntity(assertee, EntityTypes.Dataset);
        return new WebhookMessage(WebhookKind.Contract, code, $"{entity.Name}: {text}")
        {
            Entity = entity,
            State = state,
            Level = WebhookLevel.Of(WebhookFindingLevel.Error),
            Rule = entry.EntityUrn,
            Domains = ListText.Read(entry.Proposal!.Headers.GetValueOrDefault(Audience.DomainsName)),
            OuterDomains = ListText.Read(entry.Proposal.Headers.GetValueOrDefault(Audience.OuterDomainsName)),
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
    private static string CodeOf(List<(string Name, string? Said)> checks) => checks is [var worst, ..] ? worst.Name.Split(' ')[0] : NoCode;

    private static string Describe(string state, List<(string Name, string? Said)> checks)
    {
        var said = state == "opened" ? "its contract is broken" : "its contract holds again";
        return checks.Count == 0 ? said : $"{said}: " + string.Join("; ", checks.Select(check => $"{check.Name}: {check.Said}"));
    }
}
