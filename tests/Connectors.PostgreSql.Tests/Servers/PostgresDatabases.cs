namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>
/// Class fixture: one prepared database per server version, created when a test first asks for it and dropped after the last test
/// of the class. A test class derives its own fixture and prepares its objects once.
/// </summary>
public abstract class PostgresDatabases : IAsyncLifetime
{
    private readonly Dictionary<int, Task<PostgresDatabase>> _databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var creation in _databases.Values)
        {
            if (creation.IsCompletedSuccessfully)
                await (await creation).DisposeAsync();
        }
    }

    internal Task<PostgresDatabase> OfAsync(int major)
    {
        lock (_databases)
        {
            if (!_databases.TryGetValue(major, out var creation))
                _databases[major] = creation = CreateAsync(major);
            return creation;
        }
    }

    private protected abstract Task PrepareAsync(PostgresDatabase database, int major);

    private async Task<PostgresDatabase> CreateAsync(int major)
    {
        var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        try
        {
            await PrepareAsync(database, major);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
