using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Connectors.Shared;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;

/// <summary>How a server is divided among workers.</summary>
public sealed class DatabasePartsTests
{
    private static readonly AssetPath Root = AssetPath.Root("postgres");

    [Fact]
    public void Divide_DatabasesOfOneSize_AreOnePartEach() =>
        Assert.Equal(["a", "b", "c"], Divide(4, ("a", [("x", 10)]), ("b", [("x", 10)]), ("c", [("x", 10)])));

    [Fact]
    public void Divide_MoreDatabasesThanParts_AreGroupedBySize() =>
        Assert.Equal(["a", "b c"], Divide(2, ("a", [("x", 30)]), ("b", [("x", 20)]), ("c", [("x", 10)])));

    [Fact]
    public void Divide_DatabaseLargerThanItsShare_IsDividedByItsSchemas() =>
        Assert.Equal(["big.x", "big.y big.z", "small"], Divide(3, ("big", [("x", 500), ("y", 300), ("z", 200)]), ("small", [("x", 100)])));

    [Fact]
    public void Divide_OneSchemaThatIsMostOfAll_StaysWhole() =>
        Assert.Equal(["big.x", "big.y"], Divide(8, ("big", [("x", 1000), ("y", 1)])));

    [Fact]
    public void Divide_Nothing_HasNoParts() => Assert.Empty(Divide(4));

    [PostgresTheory, PostgresMajors]
    public async Task PlanParts_SchemasThatTheFilterLeavesOut_AreInNoPart(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create schema a; create table a.t (i integer); create schema b; create table b.t (i integer); create schema no; create table no.t (i integer)");
        await using var source = new PostgreSqlSource(new PostgreSqlOptions { ConnectionString = database.ConnectionString });
        var context = new CrawlContext { SourceName = "test", Filter = new AssetFilter(new FilterOptions { Deny = [$"{database.Name}.no.*"] }) };

        var parts = await source.PlanPartsAsync(context, 8, CancellationToken.None);

        Assert.Equal(["a", "b", "public"], parts.SelectMany(part => part.Scopes).Select(scope => scope.LastPart).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Divide(int atMost, params (string Name, (string Name, long Size)[] Schemas)[] databases) => DatabaseParts
        .Divide([.. databases.Select(Measured)], atMost)
        .Select(part => string.Join(' ', part.Scopes.Select(scope => scope.Name)));

    private static (AssetPath Database, IReadOnlyList<(AssetPath Scope, long Size)> Schemas) Measured((string Name, (string Name, long Size)[] Schemas) database) =>
        (Root.Child(database.Name), [.. database.Schemas.Select(schema => (Root.Child(database.Name, schema.Name), schema.Size))]);
}
