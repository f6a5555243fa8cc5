using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Checking;

namespace MetadataIngestion.Mesh.Tests.Contracts;

/// <summary>Promises about how much more rows there are.</summary>
public sealed class RowCountGrowthTests : IAsyncLifetime
{
    private const string Urn = "urn:li:dataset:t";

    private static readonly DateTimeOffset s_monday = new(2026, 11, 16, 6, 0, 0, TimeSpan.Zero);

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Theory]
    [InlineData("value: 0", 1000, 1050, "Passed Observed The number of rows grows by at least 0 percent/d.")]
    [InlineData("value: 0", 1000, 999, "Failed Observed The number of rows grows too little; at least 0 percent/d are promised.")]
    [InlineData("value: 1, valueExt: 10, unit: percent/d", 1000, 1050, "Passed Observed The number of rows grows by 1 to 10 percent/d.")]
    [InlineData("value: 1, valueExt: 10, unit: percent/d", 1000, 2000, "Failed Observed The number of rows grows too much; 1 to 10 percent/d are promised.")]
    [InlineData("value: 1, valueExt: 10, unit: percent/d", 1000, 1000, "Failed Observed The number of rows grows too little; 1 to 10 percent/d are promised.")]
    [InlineData("value: 10, valueExt: 30, unit: rows/d", 1000, 1020, "Passed Observed The number of rows grows by 10 to 30 rows/d.")]
    [InlineData("value: -5, valueExt: 5, unit: percent/d", 1000, 980, "Passed Observed The number of rows grows by -5 to 5 percent/d.")]
    [InlineData("value: 1, unit: percent/d", 0, 10, "Unknown None There were no rows, so growth cannot be told in percent.")]
    [InlineData("value: 5, valueExt: 1, unit: rows/d", 1, 2, "Unknown None \"5\" to \"1\" rows/d is no growth. Write a value, perhaps a valueExt, and a unit such as percent/d or rows/h.")]
    [InlineData("value: much", 1, 2, "Unknown None \"much\" to \"\"  is no growth. Write a value, perhaps a valueExt, and a unit such as percent/d or rows/h.")]
    [InlineData("value: 1, unit: rows/parsec", 1, 2, "Unknown None \"1\" to \"\" rows/parsec is no growth. Write a value, perhaps a valueExt, and a unit such as percent/d or rows/h.")]
    public void Check_GrowthInADay_IsComparedWithWhatIsPromised(string promise, long before, long now, string expected)
    {
        var result = Assert.Single(Growth(promise, Checks.File(), now, time => new RowCount(time, before)));

        Assert.Equal(("DC605", expected), (result.Code, $"{result.Verdict} {result.Evidence} {result.Message}"));
    }

    [Fact]
    public void Check_CrawlWasLongerAgo_GrowthIsTakenForEven()
    {
        Func<DateTimeOffset, RowCount?> tenDaysAgo = _ => new RowCount(Checks.Now.AddDays(-10), 1000);

        Assert.Equal(Verdict.Passed, Assert.Single(Growth("value: 50, valueExt: 150, unit: rows/d", Checks.File(), 2000, tenDaysAgo)).Verdict);
    }

    [Fact]
    public void Check_EstimateNearTheBound_IsUnknown()
    {
        Assert.Equal(Verdict.Unknown, Assert.Single(Growth("value: 100, unit: rows/d", Checks.Table(), 1095, time => new RowCount(time, 1000))).Verdict);
        Assert.Equal(Verdict.Passed, Assert.Single(Growth("value: 100, unit: rows/d", Checks.Table(), 1300, time => new RowCount(time, 1000))).Verdict);
    }

    [Fact]
    public void Check_NobodyKnowsEarlierOrCounted_IsUnknown()
    {
        Assert.Equal("No crawl as long ago as the period of rows/h knows how many rows there were.", Assert.Single(Growth("value: 1, unit: rows/h", Checks.File(), 5, _ => null)).Message);
        Assert.Equal("Nobody counted the rows.", Assert.Single(Growth("value: 1, unit: rows/h", Checks.File(), null, time => new RowCount(time, 1))).Message);
    }

    [Fact]
    public async Task Find_CountsOfEarlierCrawls_IsWhatTheCrawlBeforeTheTimeSaw()
    {
        await CrawledAsync("run-1", s_monday, 100);
        await CrawledAsync("run-2", s_monday.AddDays(1), null);
        await CrawledAsync("run-3", s_monday.AddDays(3), 180);
        await CrawledAsync("run-4", s_monday.AddDays(4), 999, RunStatus.Failed);
        var history = await RowCountHistory.ReadAsync(Contracts("{property: rowCountGrowth, value: 1}"), "app", _workbench.Store, CancellationToken.None);

        Assert.Null(history.Find(Urn, s_monday.AddHours(-1)));
        Assert.Equal(new RowCount(s_monday, 100), history.Find(Urn, s_monday.AddHours(1)));
        Assert.Equal(new RowCount(s_monday.AddDays(1), 100), history.Find(Urn, s_monday.AddDays(2)));
        Assert.Equal(new RowCount(s_monday.AddDays(3), 180), history.Find(Urn, s_monday.AddDays(9)));
        Assert.Null(history.Find("urn:li:dataset:other", s_monday.AddDays(9)));
    }

    [Fact]
    public async Task Find_NoContractAsks_KnowsNothing()
    {
        await CrawledAsync("run-1", s_monday, 100);

        Assert.Same(RowCountHistory.None, await RowCountHistory.ReadAsync(Contracts("{property: latency, value: 1}"), "app", _workbench.Store, CancellationToken.None));
    }

    private static IEnumerable<CheckResult> Growth(string promise, Dataset dataset, long? rows, Func<DateTimeOffset, RowCount?> earlier) =>
        Checks.Results("description: x", dataset with { Statistics = new DatasetStatistics { RowCount = rows } }, $"slaProperties: [{{property: rowCountGrowth, {promise}}}]", earlier)
            .Where(result => result.Code == CheckCodes.Growth);

    private static ContractCatalog Contracts(string sla)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"kind: DataContract\napiVersion: v3.1.0\nid: c\nversion: 1.0.0\nstatus: active\nslaProperties: [{sla}]\nschema: [{{name: t}}]\n");
            return ContractCatalog.Read([(file, "c.yaml")]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task CrawledAsync(string run, DateTimeOffset at, long? rows, RunStatus status = RunStatus.Succeeded)
    {
        await using var session = await _workbench.Store.BeginRunAsync(new RunStart(run, "app", at), CancellationToken.None);
        var known = await session.LoadAsync([Urn, "urn:li:dataContract:c"], CancellationToken.None);
        var profile = rows is null ? [] : new[] { Aspect("datasetProfile", $$"""{"timestampMillis":{{at.ToUnixTimeMilliseconds()}},"rowCount":{{rows}}}""") };
        await session.CommitAsync(
            [
                new EntityChange { Key = new EntityKey(Urn, "dataset", AssetKinds.Datasets, "t", null), Id = known[0]?.Id, Aspects = profile },
                new EntityChange
                {
                    Key = new EntityKey("urn:li:dataContract:c", "dataContract", AssetKinds.None, "t\u001fcontract c", null),
                    Id = known[1]?.Id,
                    Aspects = known[1] is not null ? [] :
                        [Aspect("dataContractProperties", $$"""{"entity":"{{Urn}}"}"""), Aspect("dataContractStatus", """{"customProperties":{"odcs.id":"c"},"state":"ACTIVE"}""")],
                },
            ],
            CancellationToken.None);
        await session.CompleteAsync(new RunReport { RunId = run, Source = "app", Status = status, StartedAt = at }, CancellationToken.None);
    }

    private static AspectChange Aspect(string name, string json) => new(name, ChangeType.Upsert, Encoding.UTF8.GetBytes(json), new Fingerprint(0, (ulong)json.GetHashCode(StringComparison.Ordinal)));
}
