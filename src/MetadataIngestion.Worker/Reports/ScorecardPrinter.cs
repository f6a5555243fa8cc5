using System.Globalization;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Prints a scorecard: as tables, or as one JSON object.</summary>
internal static class ScorecardPrinter
{
    public static void Write(VerbContext context, Scorecard card)
    {
        if (context.IsJson)
        {
            JsonLines.Write(context, ScorecardJson.Of(card));
            return;
        }

        var weeks = card.Weeks.Count == 1 ? "week" : string.Create(CultureInfo.InvariantCulture, $"{card.Weeks.Count} weeks");
        WriteTable(context, "domain", card.Domains.Prepend(card.Total));
        if (card.Products.Any(product => product.Urn is not null))
        {
            context.Output.Text.Write("\n");
            WriteTable(context, "data product", card.Products);
        }

        context.Hint($"\"breaking\", \"opened\" and \"resolved\" count breaking changes and findings in the last {weeks}, and \"open by week\" shows how many were open when each ended; a domain has with it what is in the domains inside it.");
        if (ScorecardNotes.Incomplete(card) is { } note)
            context.Hint(note);
    }

    private static void WriteTable(VerbContext context, string what, IEnumerable<ScorecardRow> rows) => context.Tables.Print(
        [what, "datasets", "owned", "described", "classified", "contract", "passing", "findings", "breaking", "opened", "resolved", "open by week"],
        rows.Select(Row));

    private static string[] Row(ScorecardRow row) =>
    [
        new string(' ', 2 * row.Depth) + row.Name,
        Text(row.Score.Assets),
        Share.Of(row.Score.Owned, row.Score.Assets),
        Share.Of(row.Score.Described, row.Score.Assets),
        Share.Of(row.Score.Classified, row.Score.Assets),
        Text(row.Score.Promised),
        Share.Of(row.Score.Passing, row.Score.Promised),
        Text(row.Score.Findings),
        Text(row.Breaking),
        Text(row.Opened),
        Text(row.Resolved),
        Sparkline.Of(row.Weeks.Select(week => week.Open)),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
