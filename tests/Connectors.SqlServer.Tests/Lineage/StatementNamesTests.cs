using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Lineage;

public sealed class StatementNamesTests
{
    [Theory]
    [InlineData("SELECT a, b FROM sales.orders AS o WHERE a = 'FROM x'", "sales.orders")]
    [InlineData("select * from [sales].[or]]ders], dbo . people p, (select 1 from archive..old) x", "sales.or]ders dbo.people archive..old")]
    [InlineData("SELECT * FROM a LEFT JOIN b ON a.x = b.x CROSS APPLY f(a.x) ORDER BY c, d", "a b f")]
    [InlineData("-- FROM no\nINSERT INTO t (x, y) SELECT /* FROM no */ x, y FROM s", "t s")]
    [InlineData("(@p0 int)UPDATE sales.orders SET x = 1, y = 2 WHERE z = @p0", "sales.orders")]
    [InlineData("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = 1, b = 2", "t s")]
    [InlineData("DELETE FROM \"my table\" WHERE a IN (SELECT b FROM u)", "my table u")]
    [InlineData("TRUNCATE TABLE dbo.t", "dbo.t")]
    [InlineData("SELECT * FROM #temp JOIN @rows r ON 1 = 1", "")]
    [InlineData("SELECT 'unfinished FROM t", "")]
    [InlineData("", "")]
    public void Of_Statement_FindsTheTables(string statement, string expected) =>
        Assert.Equal(expected, string.Join(' ', StatementNames.Of(statement).Select(name => string.Join('.', Parts(name)))));

    private static IEnumerable<string> Parts(MultipartName name)
    {
        if (name.Database is not null)
            yield return name.Database;
        if (name.Schema is not null || name.Database is not null)
            yield return name.Schema ?? "";
        yield return name.Name;
    }
}
