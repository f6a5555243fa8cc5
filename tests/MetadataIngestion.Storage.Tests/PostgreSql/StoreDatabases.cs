using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>One database per server version, in which each test has a schema of its own.</summary>
public sealed class StoreDatabases : PostgresDatabases
{
    private protected override Task PrepareAsync(PostgresDatabase database, int major) => Task.CompletedTask;

    internal static PostgreSqlMetadataStore Store(
        PostgresDatabase database, string schema, TimeProvider? time = null, TimeSpan? lease = null, long partitionSize = 2_000_000) => new(
        new PostgreSqlStoreOptions
        {
            ConnectionString = database.ConnectionString + ";Pooling=true;Maximum Pool Size=10",
            Schema = schema,
            LeaseDuration = lease ?? TimeSpan.FromSeconds(30),
            PartitionSize = partitionSize,
        },
        time ?? TimeProvider.System,
        NullLogger<PostgreSqlMetadataStore>.Instance);

    internal static async Task<PostgreSqlMetadataStore> OpenAsync(
        PostgresDatabase database, string schema, TimeProvider? time = null, TimeSpan? lease = null, long partitionSize = 2_000_000)
    {
        var store = Store(database, schema, time, lease, partitionSize);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
