using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Storage.TestProcess;

internal static class TestStores
{
    /// <summary>The store that an argument names; not opened.</summary>
    public static IMetadataStore Of(string database) => database.Split('|') is [var schema, var connection]
        ? new PostgreSqlMetadataStore(
            new PostgreSqlStoreOptions { ConnectionString = connection, Schema = schema, LeaseDuration = TimeSpan.FromSeconds(3) },
            TimeProvider.System,
            NullLogger<PostgreSqlMetadataStore>.Instance)
        : new SqliteMetadataStore(new SqliteStoreOptions { Path = database }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
}
