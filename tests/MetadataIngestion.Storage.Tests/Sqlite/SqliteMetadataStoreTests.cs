using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.Storage.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class SqliteMetadataStoreTests : MetadataStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<IMetadataStore> OpenAsync(TimeProvider timeProvider)
    {
        var store = new SqliteMetadataStore(new SqliteStoreOptions { Path = _folder.File() }, timeProvider, NullLogger<SqliteMetadataStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
