using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Views as deep as the server lets them be.</summary>
public sealed class DeepViewsTests(DeepViewDatabases databases) : IClassFixture<DeepViewDatabases>
{
    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ThousandsOfOperands_HasEachSourceOnce(int major)
    {
        var view = string.Join(" || ", Enumerable.Repeat("a || b", 1500));

        Assert.Equal("c <- t.a:T, t.b:T\nROWS (none)", await DescribeAsync(major, $"select {view} as c from t"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_AThousandUnionArms_CombinesThemAll(int major)
    {
        var arms = Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? "select a from t where id > 0" : "select b from t");

        Assert.Equal("a <- t.a:I, t.b:I\nROWS t.id:F", await DescribeAsync(major, string.Join(" union all ", arms)));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_HundredNestedSubqueries_LeadsThroughThemAll(int major)
    {
        var view = "select a from t";
        for (var i = 0; i < 100; i++)
            view = $"select a from ({view}) q{i}";

        Assert.Equal("a <- t.a:I\nROWS (none)", await DescribeAsync(major, view));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_HundredJoins_LeadsToTheLastTable(int major)
    {
        var joins = Enumerable.Range(0, 100).Select(i => $" join t t{i} using (id)");

        Assert.Equal(
            "id <- t.id:I\na <- t.a:I\nROWS t.id:J",
            await DescribeAsync(major, $"select id, t99.a from t{string.Concat(joins)}"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ChainOfThreeHundredCommonTables_LeadsThroughThemAll(int major)
    {
        var tables = Enumerable.Range(1, 300).Select(i => $", c{i} as (select a || 'x' as a from c{i - 1})");

        Assert.Equal(
            "a <- t.a:T\nROWS (none)",
            await DescribeAsync(major, $"with c0 as (select a from t){string.Concat(tables)} select a from c300"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_NestedDeeperThanAllowed_FailsAsTooDeep(int major)
    {
        var view = "select a from t";
        for (var i = 0; i < 250; i++)
            view = $"select a from ({view}) q{i}";

        var exception = await Assert.ThrowsAsync<LineageException>(() => DescribeAsync(major, view));

        Assert.Equal(LineageFailure.TooDeep, exception.Failure);
        Assert.Contains("200 levels", exception.Message, StringComparison.Ordinal);
    }

    private async Task<string> DescribeAsync(int major, string query)
    {
        var database = await databases.OfAsync(major);
        var view = $"v_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"set max_stack_depth = '6MB'; create view {view} as {query}");
        return (await LineageCatalog.ReadAsync(database)).Describe(view);
    }
}
