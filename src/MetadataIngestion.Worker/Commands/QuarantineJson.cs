using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>What waits for approval, as JSON.</summary>
internal static class QuarantineJson
{
    public static JsonObject Of(QuarantinedDataset entry) => new()
    {
        ["source"] = entry.Source,
        ["urn"] = entry.Urn,
        ["path"] = entry.Path,
        ["reason"] = entry.Reason,
        ["since"] = Time(entry.Since),
        ["runId"] = entry.RunId,
        ["approvedBy"] = entry.ApprovedBy,
        ["approval"] = entry.Approval,
        ["approvedAt"] = entry.ApprovedAt is { } at ? Time(at) : null,
    };

    public static JsonObject WithContent(QuarantinedDataset entry)
    {
        var json = Of(entry);
        json["aspects"] = JsonNode.Parse(entry.Content);
        return json;
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
