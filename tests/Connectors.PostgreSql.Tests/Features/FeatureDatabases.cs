using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Features;

/// <summary>A database with every feature on each server, always of the same name: the name is part of every URN.</summary>
public sealed class FeatureDatabases : IAsyncLifetime
{
    private const string Name = "features";
    private readonly Dictionary<int, Task<PostgresDatabase>> _databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var creation in _databases.Values)
            await (await creation).DisposeAsync();
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

    private static async Task<PostgresDatabase> CreateAsync(int major)
    {
        var server = PostgresServer.Of(major);
        await server.DropDatabaseAsync(Name);
        await using (var entry = NpgsqlDataSource.Create(server.ConnectionStringTo("postgres")))
        await using (var command = entry.CreateCommand($"create database {Name} template template0"))
            await command.ExecuteNonQueryAsync();
        var database = new PostgresDatabase(server, Name);
        await database.ExecuteAsync(FeatureScript.For(major));
        return database;
    }
}
