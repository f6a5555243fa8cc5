using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>A store that lives no longer than one crawl, in a temporary folder of its own.</summary>
internal sealed class ScratchStore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteMetadataStore _store;

    private ScratchStore(string folder, TimeProvider timeProvider)
    {
        _folder = folder;
        _store = new SqliteMetadataStore(new SqliteStoreOptions { Path = Path.Combine(folder, "scratch.db") }, timeProvider, NullLogger<SqliteMetadataStore>.Instance);
    }

    public IMetadataStore Store => _store;

    /// <exception cref="StoreException">It cannot be made.</exception>
    public static async Task<ScratchStore> OpenAsync(TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var scratch = new ScratchStore(Directory.CreateTempSubdirectory("metadata-ingestion-").FullName, timeProvider);
        try
        {
            await scratch._store.OpenAsync(cancellationToken);
            return scratch;
        }
        catch
        {
            await scratch.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
