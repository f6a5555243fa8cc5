using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Conformance;

[RequiresSqlServer]
[Collection(nameof(AloneOnTheServer))]
public sealed class RealConformanceTests : SqlServerConformance, IAsyncLifetime
{
    private RealServer? _server;
    private TimeSpan _lockTimeout = TimeSpan.FromMilliseconds(200);

    protected override string? Secret => new SqlConnectionStringBuilder(Server.ConnectionString).Password is { Length: > 0 } password ? password : null;

    private RealServer Server => _server ?? throw new InvalidOperationException("The databases are made before each test.");

    public async Task InitializeAsync() => _server = await RealServer.CreateAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected override object CreateOptions() => Options(Server.ConnectionString);

    // Port 1 is reserved, and nobody listens there.
    protected override object CreateUnreachableOptions() =>
        Options(new SqlConnectionStringBuilder(Server.ConnectionString) { DataSource = "127.0.0.1,1", ConnectTimeout = 1 }.ConnectionString);

    protected override async Task<IAsyncDisposable> BreakOneObjectAsync() => await LockAsync();

    protected override async Task<IAsyncDisposable?> BlockAsync()
    {
        _lockTimeout = TimeSpan.FromMinutes(1);
        return await LockAsync();
    }

    private SqlServerOptions Options(string connectionString) => new() { ConnectionString = connectionString, LockTimeout = _lockTimeout };

    // The lock lasts as long as the connection.
    private async Task<SqlConnection> LockAsync()
    {
        var connection = new SqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand("BEGIN TRANSACTION; ALTER TABLE sales.customers ADD locked int NULL", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
