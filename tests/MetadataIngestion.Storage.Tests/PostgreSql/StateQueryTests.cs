using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Querying;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>What only PostgreSQL's own functions and catalogs could give away.</summary>
public sealed class StateQueryTests(StoreDatabases databases) : IClassFixture<StoreDatabases>
{
    [PostgresTheory]
    [InlineData("SELECT pg_read_file('postgresql.conf') AS text", "pg_read_file")]
    [InlineData("SELECT set_config('statement_timeout', '0', false) AS text", "set_config")]
    [InlineData("SELECT pg_sleep(0)::text AS text", "pg_sleep")]
    [InlineData("SELECT table_to_xml('lease', true, false, '')::text AS text", "table_to_xml")]
    [InlineData("SELECT query_to_xml('SELECT 1', true, false, '')::text AS text", "query_to_xml")]
    [InlineData("SELECT rolname::text AS text FROM pg_roles", "pg_roles")]
    [InlineData("SELECT usename::text AS text FROM pg_shadow", "pg_shadow")]
    public async Task Query_ReachesBeyondTheViews_IsRefusedByName(string sql, string named)
    {
        await using var store = await StoreDatabases.OpenAsync(await databases.OfAsync(15), $"test_{Guid.NewGuid():N}");

        var error = await Assert.ThrowsAsync<StateQueryException>(() => store.QueryAsync(new StateQuery(sql), CancellationToken.None));

        Assert.Equal(StateQueryProblem.Refused, error.Problem);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
