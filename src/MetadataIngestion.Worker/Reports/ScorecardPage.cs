using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>A scorecard as a web page: one file that loads nothing and runs nothing.</summary>
internal static class ScorecardPage
{
    private const int BarWidth = 7;
    private const int ChartHeight = 18;

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
            <title>Data mesh scorecard, {card.At:yyyy-MM-dd}</title>
            <style>
            {ScorecardStyle.Css}
            </style>
            </head>
            <body>
            <h1>Data mesh scorecard</h1>
            <p class="soft">As of {card.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. History from {card.Weeks[0].Start:yyyy-MM-dd} on, by weeks.</p>

            """);
        if (ScorecardNotes.Incomplete(card) is { } note)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Encode(note)}</p>\n");
        AppendTable(page, card, "Domains", "Each domain with all that is in the domains inside it.", "Domain", card.Domains.Append(card.Total));
        AppendTable(page, card, "Data products", "Each product with the datasets that belong to it.", "Data product", card.Products);
        AppendWeeks(page, card);
        AppendMeanings(page);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendTable(StringBuilder page, Scorecard card, string heading, string caption, string what, IEnumerable<ScorecardRow> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>{heading}</h2>
            <div class="scroll"><table>
            <caption>{caption}</caption>
            <thead><tr><th scope="col">{what}</th><th scope="col">Datasets</th><th scope="col">Owned</th><th scope="col">Described</th><th scope="col">Classified</th><th scope="col">Under contract</th><th scope="col">Passing</th><th scope="col">Open findings</th><th scope="col">Opened</th><th scope="col">Resolved</th><th scope="col">Breaking changes</th><th scope="col">By week</th></tr></thead>
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
        page.Append(CultureInfo.InvariantCulture, $"<tr{kind}><th scope=\"row\"{Indent(row.Depth)}>{Encode(row.Name)}</th><td>{score.Assets}</td>");
        AppendShare(page, score.Owned, score.Assets);
        AppendShare(page, score.Described, score.Assets);
        AppendShare(page, score.Classified, score.Assets);
        page.Append(CultureInfo.InvariantCulture, $"<td>{score.Promised}</td>");
        AppendShare(page, score.Passing, score.Promised);
        page.Append(CultureInfo.InvariantCulture, $"<td>{score.Findings}</td><td>{row.Opened}</td><td>{row.Resolved}</td><td>{row.Breaking}</td><td>{Chart(card, row)}</td></tr>\n");
    }

    private static string Indent(int depth) =>
        depth == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" style=\"padding-left:{0.6 + (1.2 * Math.Min(depth, 8)):0.0}rem\"");

    private static void AppendShare(StringBuilder page, long part, long whole)
    {
        if (whole == 0)
        {
            page.Append("<td>&ndash;</td>");
            return;
        }

        var percent = Share.Percent(part, whole);
        page.Append(CultureInfo.InvariantCulture, $"<td title=\"{part} of {whole}\">{percent} %<span class=\"share{(percent < 50 ? " low" : "")}\" aria-hidden=\"true\"><i style=\"width:{percent}%\"></i></span></td>");
    }

    /// <summary>Breaking changes by week as bars; what they show is also their label.</summary>
    private static string Chart(Scorecard card, ScorecardRow row)
    {
        var most = Math.Max(1, row.Weeks.Max(week => week.Breaking));
        var label = string.Join(", ", row.Weeks.Zip(card.Weeks).Select(week => string.Create(CultureInfo.InvariantCulture, $"{week.Second.Start:MM-dd}: {week.First.Breaking}")));
        var bars = new StringBuilder();
        for (var week = 0; week < row.Weeks.Count; week++)
        {
            var height = (row.Weeks[week].Breaking * ChartHeight + most - 1) / most;
            if (height > 0)
                bars.Append(CultureInfo.InvariantCulture, $"<rect x=\"{week * BarWidth}\" y=\"{ChartHeight - height}\" width=\"{BarWidth - 2}\" height=\"{height}\"/>");
        }

        var width = row.Weeks.Count * BarWidth;
        return string.Create(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"Breaking changes in the weeks from {label}\" width=\"{width}\" height=\"{ChartHeight + 1}\" viewBox=\"0 0 {width} {ChartHeight + 1}\">{bars}<line x1=\"0\" x2=\"{width}\" y1=\"{ChartHeight + 0.5}\" y2=\"{ChartHeight + 0.5}\"/></svg>");
    }

    private static void AppendWeeks(StringBuilder page, Scorecard card)
    {
        page.Append("""
            <h2>Week by week</h2>
            <div class="scroll"><table>
            <caption>All datasets. The last week is under way.</caption>
            <thead><tr><th scope="col">Week from</th><th scope="col">Breaking changes</th><th scope="col">Findings opened</th><th scope="col">Findings resolved</th></tr></thead>
            <tbody>

            """);
        foreach (var (week, counts) in card.Weeks.Zip(card.Total.Weeks))
        {
            var least = week.IsComplete ? string.Empty : "at least ";
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{week.Start:yyyy-MM-dd}</th><td>{least}{counts.Breaking}</td><td>{least}{counts.Opened}</td><td>{least}{counts.Resolved}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void AppendMeanings(StringBuilder page) => page.Append("""
        <p class="soft">Described: has a description of its own. Classified: has a tag, or a field with one. Under contract: an active contract is about it; passing: some of its checks passed and none failed.
        Findings are violations of policies and what else is wrong with datasets; one that is dropped takes its violations along without resolving them. A dataset of two domains counts in both, and once in the total.</p>

        """);

    private static string Encode(string text) => s_encoder.Encode(text);
}
