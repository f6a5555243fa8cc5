using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Sessions;

public sealed class CatalogQueriesTests
{
    [Fact]
    public void Query_ColumnThatTheServerHas_IsRead()
    {
        var queries = new CatalogQueries(new HashSet<string> { "pg_index.indnullsnotdistinct" });

        Assert.Contains("  i.indnullsnotdistinct,\n", queries["indexes"], StringComparison.Ordinal);
    }

    [Fact]
    public void Query_ColumnThatTheServerLacks_IsReplaced()
    {
        var queries = new CatalogQueries(new HashSet<string>());

        Assert.DoesNotContain("indnullsnotdistinct", queries["indexes"], StringComparison.Ordinal);
        Assert.Contains("  null::int2[]\n", queries["constraints"], StringComparison.Ordinal);
    }

    [Fact]
    public void Query_AnyFile_HasNoConditionLeft()
    {
        var queries = new CatalogQueries(new HashSet<string>());
        var names = typeof(CatalogQueries).Assembly.GetManifestResourceNames();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.DoesNotContain("$if", queries[Path.GetFileNameWithoutExtension(name)], StringComparison.Ordinal));
    }
}
