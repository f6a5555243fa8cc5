using MetadataIngestion.Core.Storing;
using MetadataIngestion.Soak.Servers;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Worker.Tests.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Servers of a test's own that are restarted, replaced, crowded and filled while a run commits.</summary>
public sealed class ServerFaultTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [ServerFact]
    public Task Commit_ServerIsRestarted_GoesOnWithoutLossOrRepeat() => CommitThroughRestartAsync("fast");

    [ServerFact]
    public Task Commit_ServerLosesPower_GoesOnWithoutLossOrRepeat() => CommitThroughRestartAsync("immediate");

    [ServerFact]
    public async Task Commit_StandbyTakesOver_GoesOnThereWithoutLossOrRepeat()
    {
        await using var primary = await ThrowawayPostgres.StartAsync();
        await using var standby = await primary.StartStandbyAsync();
        var both = new NpgsqlConnectionStringBuilder(primary.ConnectionString) { Host = $"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}" };
        await using var store = await OpenAsync(both.ConnectionString);

        await CommitWhileAsync(store, async () =>
        {
            await primary.EndAsync();
            await standby.PromoteAsync();
        });

        await using var near = await OpenAsync(standby.ConnectionString);
        Assert.Equal(await DescribeAsync(store), await DescribeAsync(near));
    }

    [ServerFact]
    public async Task Commit_ServerHasNoConnectionLeft_WaitsForOne()
    {
        await using var server = await ThrowawayPostgres.StartAsync(["max_connections = 12"]);
        await using var store = await OpenAsync(server.ConnectionString);
        await using var other = Store(server.ConnectionString);
        var crowd = new List<NpgsqlConnection>();

        await CommitWhileAsync(store, async () =>
        {
            await server.ExecuteAsync("postgres", "ALTER SYSTEM SET idle_session_timeout = 0");
            await CrowdAsync(server, crowd);
            var refused = await Assert.ThrowsAsync<StoreException>(() => other.OpenAsync(CancellationToken.None));
            Assert.Contains("has no connection left. Raise max_connections of the server", refused.Message, StringComparison.Ordinal);
            foreach (var connection in crowd)
                await connection.DisposeAsync();
        });
    }

    [ServerFact]
    public async Task Commit_DiskOfTheServerIsFull_SaysSoAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMount();
        if (disk is null)
            return;

        await using var server = await ThrowawayPostgres.StartAsync(settings: null, disk.Path);
        await using var store = await OpenAsync(server.ConnectionString);
        await using var session = await BeginAsync(store);
        await session.CommitAsync([Entity("urn:first", Aspect("one", "{}"))], CancellationToken.None);

        disk.Fill();
        var (committed, error) = await CommitUntilItFailsAsync(session);
        disk.Free();

        Assert.Contains("Nothing of this step was stored", error, StringComparison.Ordinal);
        await CommitUntilItWorksAsync(session);
        Assert.Equal(Enumerable.Range(1, committed + 2).Select(static offset => (long)offset), await OffsetsAsync(store));
    }

    private static async Task CommitThroughRestartAsync(string mode)
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        await using var store = await OpenAsync(server.ConnectionString);

        await CommitWhileAsync(store, () => server.RestartAsync(mode));
    }

    /// <summary>Commits while something happens and a moment longer; nothing may be lost or doubled, and whoever follows must see it all in order.</summary>
    private static async Task CommitWhileAsync(PostgreSqlMetadataStore store, Func<Task> happening)
    {
        await using var session = await BeginAsync(store);
        var urns = new List<string>();
        var happens = Task.CompletedTask;
        for (var left = 10; left > 0; left -= happens.IsCompleted ? 1 : 0)
        {
            urns.Add($"urn:{urns.Count}");
            await session.CommitAsync([Entity(urns[^1], Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None).WaitAsync(s_patience);
            if (urns.Count == 5)
                happens = happening();
        }

        await happens;
        var log = await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None));
        Assert.Equal(urns.SelectMany(static urn => new[] { urn, urn }), log.ConvertAll(static entry => entry.EntityUrn));
        Assert.Equal(Enumerable.Range(1, log.Count).Select(static offset => (long)offset), log.ConvertAll(static entry => entry.Offset));
    }

    /// <summary>Takes every connection that is left, and those of others as soon as they are ended.</summary>
    private static async Task CrowdAsync(ThrowawayPostgres server, List<NpgsqlConnection> crowd)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false, ApplicationName = "crowd" };
        for (var ended = false; ;)
        {
            var connection = new NpgsqlConnection(settings.ConnectionString);
            try
            {
                await connection.OpenAsync();
                crowd.Add(connection);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync();
                if (ended)
                    return;
                await using var end = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'metadata-ingestion'", crowd[0]);
                await end.ExecuteScalarAsync();
                ended = true;
            }
        }
    }

    private static async Task<(int Committed, string Error)> CommitUntilItFailsAsync(IRunSession session)
    {
        var filler = $"\"{new string('x', 20_000)}\"";
        for (var committed = 0; ; committed++)
        {
            try
            {
                await session.CommitAsync([Entity($"urn:{committed}", Aspect("one", filler))], CancellationToken.None).WaitAsync(s_patience);
            }
            catch (StoreException error)
            {
                return (committed, error.Message);
            }
        }
    }

    private static async Task CommitUntilItWorksAsync(IRunSession session)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            try
            {
                await session.CommitAsync([Entity("urn:last", Aspect("one", "{}"))], patience.Token);
                return;
            }
            catch (StoreException)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }

    private static Task<IRunSession> BeginAsync(PostgreSqlMetadataStore store) =>
        store.BeginRunAsync(new RunStart(Guid.NewGuid().ToString("N"), "sales", DateTimeOffset.UtcNow), CancellationToken.None);

    private static PostgreSqlMetadataStore Store(string connectionString) => new(
        new PostgreSqlStoreOptions { ConnectionString = connectionString, Schema = "store" }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);

    private static async Task<PostgreSqlMetadataStore> OpenAsync(string connectionString)
    {
        var store = Store(connectionString);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private static async Task<List<long>> OffsetsAsync(PostgreSqlMetadataStore store) =>
        (await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None))).ConvertAll(static entry => entry.Offset);

    private static async Task<List<string>> DescribeAsync(PostgreSqlMetadataStore store) =>
        (await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None))).ConvertAll(static entry => $"{entry.Offset} {entry.EntityUrn} {entry.RunId}");
}
