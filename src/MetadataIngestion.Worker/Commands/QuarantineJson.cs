using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>What is in quarantine, as JSON.</summary>
internal static class QuarantineJson
{
    public static JsonObject Of(QuarantinedDataset entry) => new()
    {
        ["source"] = entry.Source,
        ["urn"] = entry.Urn,
        ["path"] = entry.Path,
        ["status"] = entry.Status.ToString(),
        ["reason"] = entry.Reason,
        ["since"] = Time(entry.Since),
        ["runId"] = entry.RunId,
        ["state"] = entry.State,
        ["decidedBy"] = entry.Decision?.By,
        ["decidedAt"] = entry.Decision is { } decision ? Time(decision.At) : null,
        ["decisionReason"] = entry.Decision?.Reason,
    };

    public static JsonObject WithContent(QuarantinedDataset entry, string content)
    {
        var json = Of(entry);
        json["aspects"] = JsonNode.Parse(content);
        return json;
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
