using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tests.Contract;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>What every store must do, on one version of PostgreSQL.</summary>
public abstract class PostgreSqlMetadataStoreContract(int major, StoreDatabases databases) : MetadataStoreContract
{
    private readonly string _schema = $"test_{Guid.NewGuid():N}";

    protected override async Task<IMetadataStore> OpenAsync(TimeProvider timeProvider) =>
        await StoreDatabases.OpenAsync(await databases.OfAsync(major), _schema, timeProvider, partitionSize: 500);
}
