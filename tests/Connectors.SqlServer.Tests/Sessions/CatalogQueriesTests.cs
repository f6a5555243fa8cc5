using MetadataIngestion.Connectors.SqlServer.Sessions;
using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Sessions;

public sealed class CatalogQueriesTests
{
    [Fact]
    public void Fit_ColumnIsThere_AsksForIt()
    {
        var queries = new CatalogQueries(new HashSet<string> { "tables.is_node" });

        Assert.Contains("t.is_node AS is_node", queries["tables"], StringComparison.Ordinal);
        Assert.Contains("CAST(0 AS bit) AS is_edge", queries["tables"], StringComparison.Ordinal);
        Assert.StartsWith("/* tables */ SELECT", queries["tables"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_EveryStatement_LeavesNoConditionBehind()
    {
        foreach (var name in CatalogShapes.Names.Append("server").Append("settings").Append("catalog-columns"))
            Assert.DoesNotContain("[[", CatalogQueries.Common[name], StringComparison.Ordinal);
    }
}
