using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>A schema of a test's own in the newest server, and stores in it.</summary>
public abstract class StoreHarness(StoreDatabases databases) : IAsyncLifetime
{
    private protected static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly List<PostgreSqlMetadataStore> _stores = [];
    private PostgresDatabase _database = null!;
    private int _runs;

    private protected string Schema { get; } = $"test_{Guid.NewGuid():N}";

    private protected string ConnectionString => _database.ConnectionString + ";Pooling=true;Maximum Pool Size=10";

    public async Task InitializeAsync()
    {
        // Without servers the tests are skipped, and so is this.
        if (PostgresServer.SkipReason is null)
            _database = await databases.OfAsync(PostgresServer.Majors[^1]);
    }

    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
    }

    private protected PostgreSqlMetadataStore Store(string? connectionString = null, TimeSpan? lease = null, long partitionSize = 2_000_000)
    {
        var options = new PostgreSqlStoreOptions
        {
            ConnectionString = connectionString ?? ConnectionString,
            Schema = Schema,
            LeaseDuration = lease ?? TimeSpan.FromSeconds(30),
            PartitionSize = partitionSize,
        };
        _stores.Add(new PostgreSqlMetadataStore(options, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance));
        return _stores[^1];
    }

    private protected async Task<PostgreSqlMetadataStore> OpenAsync(string? connectionString = null, TimeSpan? lease = null, long partitionSize = 2_000_000)
    {
        var store = Store(connectionString, lease, partitionSize);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private protected Task<IRunSession> BeginAsync(IMetadataStore store, string source = "sales") =>
        store.BeginRunAsync(new RunStart($"run-{Interlocked.Increment(ref _runs)}", source, DateTimeOffset.UtcNow), CancellationToken.None);

    /// <summary>Runs SQL behind the stores' back.</summary>
    private protected async Task<object?> QueryAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private protected async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { SearchPath = Schema }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private protected static async Task<List<long>> ReadOffsetsAsync(IMetadataStore store) =>
        (await Samples.ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None))).ConvertAll(static entry => entry.Offset);

    private protected static async Task WaitAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await condition())
            await Task.Delay(20, patience.Token);
    }
}
