using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>A test server of one major version, named by <c>POSTGRES_{major}_TEST_CONNECTION</c>; tests/run.sh starts them.</summary>
internal sealed class PostgresServer
{
    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    /// <summary>The versions the connector is proven on: the oldest, the one most in use, the newest.</summary>
    public static IReadOnlyList<int> Majors { get; } = [12, 15, 18];

    /// <summary>Why tests that need the servers are skipped; null when all are there, and in CI, where a missing server must fail its tests.</summary>
    public static string? SkipReason =>
        Environment.GetEnvironmentVariable("CI") == "true" || Majors.All(major => ConnectionStringOf(major) is not null)
            ? null
            : $"Set {string.Join(", ", Majors.Select(VariableOf))}: tests/run.sh starts the servers and does so.";

    /// <exception cref="InvalidOperationException">No server of that version was announced.</exception>
    public static PostgresServer Of(int major) => new(ConnectionStringOf(major)
        ?? throw new InvalidOperationException($"{VariableOf(major)} is not set: run tests/run.sh, which starts a PostgreSQL {major} server."));

    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} template template0");
        return new PostgresDatabase(this, name);
    }

    public async Task DropDatabaseAsync(string name)
    {
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        await ExecuteAsync($"drop database if exists {name}");
    }

    public string ConnectionStringTo(string database) =>
        new NpgsqlConnectionStringBuilder(_connectionString) { Database = database, Pooling = false }.ConnectionString;

    private static string? ConnectionStringOf(int major) => Environment.GetEnvironmentVariable(VariableOf(major));

    private static string VariableOf(int major) => $"POSTGRES_{major}_TEST_CONNECTION";

    private async Task ExecuteAsync(string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionStringTo("postgres"));
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
