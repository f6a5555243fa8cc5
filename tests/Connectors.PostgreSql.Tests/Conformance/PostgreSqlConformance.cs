using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.TestKit;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

/// <summary>The rules for all connectors, on a small database of one server.</summary>
[RequiresPostgres]
public abstract class PostgreSqlConformance(int major) : ConnectorConformance, IAsyncLifetime
{
    private const string Schema = """
        create schema shop;
        create table shop.customer (id integer primary key, name text default 'nobody' check (length(name) > 0));
        create table shop.purchase (id integer primary key, customer integer references shop.customer (id));
        create view shop.buyer as select c.name from shop.customer c join shop.purchase p on p.customer = c.id;
        create function shop.twice(n integer) returns integer language sql as 'select n * 2';
        create function shop.twice(n numeric) returns numeric language sql as 'select n * 2';
        create schema quiet;
        create table quiet.note (id integer default 3);
        """;

    private PostgresDatabase? _database;
    private TimeSpan _lockTimeout = TimeSpan.FromMilliseconds(200);

    protected override string? Secret => new NpgsqlConnectionStringBuilder(Database.ConnectionString).Password;

    private PostgresDatabase Database => _database ?? throw new InvalidOperationException("The database is made before each test.");

    public async Task InitializeAsync()
    {
        _database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await _database.ExecuteAsync(Schema);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected override IConnectorPlugin CreatePlugin() => new PostgreSqlConnectorPlugin();

    protected override object CreateOptions() => Options(Database.ConnectionString);

    // Port 1 is reserved, and nobody listens there.
    protected override object CreateUnreachableOptions() =>
        Options(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Host = "127.0.0.1", Port = 1 }.ConnectionString);

    protected override IEnumerable<object> CreateInvalidOptions() =>
        [new PostgreSqlOptions(), Options("Host="), new PostgreSqlOptions { ConnectionString = "Host=db", LockTimeout = TimeSpan.Zero }];

    protected override async Task<IAsyncDisposable> BreakOneObjectAsync() => await LockAsync("shop.customer");

    protected override async Task<IAsyncDisposable?> BlockAsync()
    {
        _lockTimeout = TimeSpan.FromMinutes(1);
        return await LockAsync("pg_catalog.pg_policy");
    }

    private PostgreSqlOptions Options(string connectionString) => new() { ConnectionString = connectionString, LockTimeout = _lockTimeout };

    // The lock lasts as long as the connection.
    private async Task<NpgsqlConnection> LockAsync(string table)
    {
        var connection = await Database.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {table} in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
