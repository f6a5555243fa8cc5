using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>A scorecard as a web page: one file that loads nothing and runs nothing.</summary>
internal static class ScorecardPage
{
    private const int DeepestIndent = 6;

    // About what a name's lines hold.
    private const int LongName = 60;

    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(Scorecard card)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{TitleOf(card)}, {card.At:yyyy-MM-dd}</title>
            <style>
            {ScorecardStyle.Css}
            </style>
            </head>
            <body>
            <main>
            <h1>{TitleOf(card)}</h1>
            <p class="soft">As of {card.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. History from {card.Weeks[0].Start:yyyy-MM-dd} on, by weeks.</p>

            """);
        if (ScorecardNotes.Incomplete(card) is { } note)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Encode(note)}</p>\n");
        AppendTable(page, card, "Domains", "Each domain with all that is in the domains inside it.", "Domain", card.Domains.Append(card.Total));
        if (card.Products.Any(product => product.Urn is not null))
            AppendTable(page, card, "Data products", "Each product with the datasets that belong to it.", "Data product", card.Products);
        AppendWeeks(page, card);
        AppendMeanings(page);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string TitleOf(Scorecard card) => card.Total.Urn is null ? "Data mesh scorecard" : $"Data mesh scorecard: {Encode(card.Total.Name)}";

    private static void AppendTable(StringBuilder page, Scorecard card, string heading, string caption, string what, IEnumerable<ScorecardRow> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>{heading}</h2>
            <div class="scroll" role="region" aria-label="{heading}" tabindex="0"><table>
            <caption>{caption}</caption>
            <thead><tr><th scope="col">{what}</th><th scope="col">Datasets</th><th scope="col">Owned</th><th scope="col">Described</th><th scope="col">Classified</th><th scope="col">Under contract</th><th scope="col">Passing</th><th scope="col">Findings open, by week and now</th><th scope="col">Findings opened</th><th scope="col">Findings resolved</th><th scope="col">Breaking changes, by week and in all</th></tr></thead>
            <tbody>

            """);
        foreach (var row in rows)
            AppendRow(page, card, row);
        page.Append("</tbody></table></div>\n");
    }

    private static void AppendRow(StringBuilder page, Scorecard card, ScorecardRow row)
    {
        var score = row.Score;
        var kind = ReferenceEquals(row, card.Total) ? " class=\"total\"" : row.Urn is null ? " class=\"rest\"" : string.Empty;
        page.Append(CultureInfo.InvariantCulture, $"<tr{kind}><th scope=\"row\"{Indent(row.Depth)}><bdi{(row.Name.Length > LongName ? $" title=\"{Encode(row.Name)}\"" : string.Empty)}>{Encode(row.Name)}</bdi></th><td>{score.Assets:N0}</td>");
        AppendShare(page, score.Owned, score.Assets);
        AppendShare(page, score.Described, score.Assets);
        AppendShare(page, score.Classified, score.Assets);
        page.Append(CultureInfo.InvariantCulture, $"<td>{score.Promised:N0}</td>");
        AppendShare(page, score.Passing, score.Promised);
        var chart = new ScorecardChart(card.Weeks);
        page.Append(CultureInfo.InvariantCulture, $"<td>{chart.Draw("open", "Findings open at the end of the weeks from", row.Weeks.Select(week => week.Open))}<span>{score.Findings:N0}</span></td>");
        page.Append(CultureInfo.InvariantCulture, $"<td>{row.Opened:N0}</td><td>{row.Resolved:N0}</td>");
        page.Append(CultureInfo.InvariantCulture, $"<td>{chart.Draw("hurt", "Breaking changes in the weeks from", row.Weeks.Select(week => (long?)week.Breaking))}<span>{row.Breaking:N0}</span></td></tr>\n");
    }

    private static string Indent(int depth) =>
        depth == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" style=\"--depth:{Math.Min(depth, DeepestIndent)}\"");

    private static void AppendShare(StringBuilder page, long part, long whole)
    {
        if (whole == 0)
        {
            page.Append("<td>&ndash;</td>");
            return;
        }

        var percent = Share.Percent(part, whole);
        page.Append(CultureInfo.InvariantCulture, $"<td title=\"{part:N0} of {whole:N0}\">{percent} %<span class=\"share{(percent < 50 ? " low" : "")}\" aria-hidden=\"true\"><i style=\"width:{percent}%\"></i></span></td>");
    }

    private static void AppendWeeks(StringBuilder page, Scorecard card)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>Week by week</h2>
            <div class="scroll" role="region" aria-label="Week by week" tabindex="0"><table>
            <caption>{Encode(card.Total.Name)}. The last week is under way.</caption>
            <thead><tr><th scope="col">Week from</th><th scope="col">Breaking changes</th><th scope="col">Findings opened</th><th scope="col">Findings resolved</th><th scope="col">Open at the end</th></tr></thead>
            <tbody>

            """);
        foreach (var (week, counts) in card.Weeks.Zip(card.Total.Weeks))
        {
            var least = week.IsComplete ? string.Empty : "at least ";
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{week.Start:yyyy-MM-dd}</th><td>{least}{counts.Breaking:N0}</td><td>{least}{counts.Opened:N0}</td><td>{least}{counts.Resolved:N0}</td><td>{counts.Open?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown"}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void AppendMeanings(StringBuilder page) => page.Append("""
        <p class="soft meanings">Described: has a description of its own. Classified: has a tag, or a field with one. Under contract: an active contract is about it; passing: some of its checks passed and none failed.
        Findings are violations of policies and what else is wrong with datasets, people and files. What happened counts where the dataset is now; of one that is gone, where it was last.
        A dataset of two domains counts in both, and once in the total.</p>

        """);

    private static string Encode(string text) => s_encoder.Encode(text);
}
