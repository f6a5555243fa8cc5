using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>A database of a test's own, with a unique name; dropped on disposal.</summary>
internal sealed class PostgresDatabase(PostgresServer server, string name) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(server.ConnectionStringTo(name)) { Pooling = true });

    public string Name => name;

    /// <summary>Connects as the superuser; connections are not pooled, so that the database can be dropped.</summary>
    public string ConnectionString => server.ConnectionStringTo(name);

    public async Task<NpgsqlConnection> OpenAsync() => await _dataSource.OpenConnectionAsync();

    /// <summary>Runs one statement or a whole script.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = _dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task ExecuteFileAsync(string path) => ExecuteAsync(File.ReadAllText(path));

    /// <summary>The rows of a query, each turned into a value.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = _dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await server.DropDatabaseAsync(name);
    }
}
