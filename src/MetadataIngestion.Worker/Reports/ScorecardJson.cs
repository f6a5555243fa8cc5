using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>A scorecard as one JSON object.</summary>
internal static class ScorecardJson
{
    public static JsonObject Of(Scorecard card) => new()
    {
        ["at"] = Time(card.At),
        ["knownFrom"] = card.KnownFrom is { } known ? Time(known) : null,
        ["weeks"] = new JsonArray([.. card.Weeks.Select(week => new JsonObject { ["start"] = Time(week.Start), ["complete"] = week.IsComplete })]),
        ["total"] = Of(card.Total),
        ["domains"] = new JsonArray([.. card.Domains.Select(Of)]),
        ["products"] = new JsonArray([.. card.Products.Select(Of)]),
    };

    private static JsonObject Of(ScorecardRow row) => new()
    {
        ["urn"] = row.Urn,
        ["name"] = row.Name,
        ["domain"] = row.Domain,
        ["datasets"] = row.Score.Assets,
        ["owned"] = row.Score.Owned,
        ["described"] = row.Score.Described,
        ["classified"] = row.Score.Classified,
        ["underContract"] = row.Score.Promised,
        ["passing"] = row.Score.Passing,
        ["openFindings"] = row.Score.Findings,
        ["history"] = new JsonArray([.. row.Weeks.Select(week => new JsonObject { ["breaking"] = week.Breaking, ["opened"] = week.Opened, ["resolved"] = week.Resolved, ["open"] = week.Open })]),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
