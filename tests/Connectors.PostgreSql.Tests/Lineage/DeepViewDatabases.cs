using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Databases with one table, for views that are more about depth than about columns.</summary>
public sealed class DeepViewDatabases : PostgresDatabases
{
    private protected override Task PrepareAsync(PostgresDatabase database, int major) =>
        database.ExecuteAsync("create table t (id int, a text, b text)");
}
