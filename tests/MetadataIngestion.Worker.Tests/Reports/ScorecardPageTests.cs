using System.Text.RegularExpressions;
using System.Xml.Linq;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.TestKit;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Tests.Reports;

public sealed partial class ScorecardPageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 19, 15, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Page_OfAMesh_IsAsReviewed() => Golden.Verify(ScorecardPage.Of(Card()), "Golden/scorecard.html");

    [Fact]
    public void Json_OfAMesh_IsAsReviewed() => Golden.Verify(ScorecardJson.Of(Card()).ToJsonString(new() { WriteIndented = true }) + "\n", "Golden/scorecard.json");

    [Fact]
    public void Page_HostileNames_StayText()
    {
        var page = ScorecardPage.Of(Card("</th><script>alert('1')</script>\" onload=\"x\u0000\u202e"));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onload=\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/th&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_LoadsNothing_AndIsWellFormed()
    {
        var page = ScorecardPage.Of(Card());

        Assert.DoesNotMatch("(?i)( src=| href=|url\\(|@import|https?://)", page);
        var body = VoidElements().Replace(page[page.IndexOf("<html", StringComparison.Ordinal)..], "<$1$2/>").Replace("&ndash;", "-", StringComparison.Ordinal);
        var document = XDocument.Parse(body);
        Assert.All(document.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(document.Descendants("tr"), row => Assert.NotNull(row.Element("th")!.Attribute("scope")));
        Assert.All(document.Descendants("tbody").SelectMany(rows => rows.Elements()), row => Assert.Equal(ColumnsOf(row.Parent!.Parent!), row.Elements().Count()));
    }

    private static int ColumnsOf(XElement table) => table.Element("thead")!.Element("tr")!.Elements().Count();

    [GeneratedRegex("<(meta)( [^>]*)>")]
    private static partial Regex VoidElements();

    private static Scorecard Card(string name = "Sales & co")
    {
        ScorecardRow total = new("All datasets", new Score(1000, 999, 500, 3, 20, 19, 42), Weeks((1, 40, 2, null), (0, 0, 0, 38), (12, 5, 1, 42)));
        return new Scorecard(
            At,
            [Week(2, false), Week(9, true), Week(16, true)],
            total,
            [
                new ScorecardRow("Commerce", new Score(600, 600, 300, 3, 20, 19, 40), Weeks((0, 40, 2, null), (0, 0, 0, 37), (12, 4, 1, 40))) { Urn = "urn:li:domain:commerce" },
                new ScorecardRow(name, new Score(10, 7, 1, 0, 0, 0, 2), Weeks((0, 0, 0, null), (0, 0, 0, 0), (3, 2, 0, 2))) { Urn = "urn:li:domain:sales", Domain = "urn:li:domain:commerce", Depth = 1 },
                new ScorecardRow("(in no domain)", new Score(400, 399, 200, 0, 0, 0, 2), Weeks((1, 0, 0, null), (0, 0, 0, 1), (0, 1, 0, 2))),
            ],
            [
                new ScorecardRow("Bestellungen \u00fcber alles", Score.Zero, Weeks((0, 0, 0, null), (0, 0, 0, 0), (0, 0, 0, 0))) { Urn = "urn:li:dataProduct:orders", Domain = "urn:li:domain:sales" },
                new ScorecardRow("(in no product)", total.Score, total.Weeks),
            ])
        {
            KnownFrom = new DateTimeOffset(2026, 11, 5, 6, 7, 8, TimeSpan.Zero),
        };
    }

    private static ScorecardWeek Week(int day, bool isComplete) => new(new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero), isComplete);

    private static WeekCounts[] Weeks(params (int Breaking, int Opened, int Resolved, long? Open)[] weeks) =>
        [.. weeks.Select(week => new WeekCounts { Breaking = week.Breaking, Opened = week.Opened, Resolved = week.Resolved, Open = week.Open })];
}
