using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using Npgsql;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>A network and a server that fail in the middle of something.</summary>
public sealed class FaultTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    [PostgresFact]
    public async Task Commit_AnswerIsLost_IsFoundOutAboutAndNotDoubled()
    {
        await using var network = new CuttingProxy(ConnectionString);
        var (far, near) = (await OpenAsync(network.ConnectionString), await OpenAsync());
        await using var session = await BeginAsync(far);
        var first = await session.CommitAsync([Entity("urn:a", Aspect("one", "{}", 1))], CancellationToken.None);
        network.Swallow();

        var commit = session.CommitAsync(
            [Known(first.EntityIds[0], "urn:a", Aspect("one", "{}", 2)), Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None);
        await WaitAsync(async () => await near.GetHeadOffsetAsync(CancellationToken.None) == 3);
        network.Cut();
        network.Restore();
        var result = await commit.WaitAsync(s_patience);

        Assert.Equal((2, 3), (result.FirstOffset, result.LastOffset));
        Assert.Equal(first.EntityIds[0], result.EntityIds[0]);
        Assert.Equal([1, 2, 3], await ReadOffsetsAsync(near));
        var states = await session.LoadAsync(["urn:a", "urn:b"], CancellationToken.None);
        Assert.Equal(result.EntityIds, states.Select(static state => state!.Id));
        Assert.Equal(4, (await session.CommitAsync([Entity("urn:c", Aspect("one", "{}"))], CancellationToken.None)).FirstOffset);
    }

    [PostgresFact]
    public async Task Commit_ServerIsGoneForAMoment_GoesOnWhenItIsBack()
    {
        await using var network = new CuttingProxy(ConnectionString);
        var store = await OpenAsync(network.ConnectionString);
        await using var session = await BeginAsync(store);
        var random = new Random(4711);
        using var done = new CancellationTokenSource();
        var faults = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                network.Cut();
                await Task.Delay(random.Next(0, 300));
                network.Restore();
                await Task.Delay(random.Next(50, 400));
            }
        });

        for (var i = 0; i < 60; i++)
            await session.CommitAsync([Entity($"urn:{i}", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None).WaitAsync(s_patience);
        await done.CancelAsync();
        await faults;

        var log = await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None));
        Assert.Equal(Enumerable.Range(1, 120).Select(static offset => (long)offset), log.ConvertAll(static entry => entry.Offset));
        Assert.Equal(Enumerable.Range(0, 60).SelectMany(static i => new[] { $"urn:{i}", $"urn:{i}" }), log.ConvertAll(static entry => entry.EntityUrn));
    }

    [PostgresFact]
    public async Task WaitForEntries_ConnectionIsLost_StillNoticesWhatOthersCommit()
    {
        await using var network = new CuttingProxy(ConnectionString);
        var (far, near) = (await OpenAsync(network.ConnectionString), await OpenAsync());
        await using var session = await BeginAsync(near);
        var waiting = far.WaitForEntriesAsync(0, CancellationToken.None);
        network.Cut();
        await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
        network.Restore();

        Assert.Equal(1, await waiting.WaitAsync(s_patience));
        waiting = far.WaitForEntriesAsync(1, CancellationToken.None);
        await session.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None);
        Assert.Equal(2, await waiting.WaitAsync(s_patience));
    }

    [PostgresFact]
    public async Task TryClaim_AnswerIsLost_SaysThatItIsUnknown()
    {
        await using var network = new CuttingProxy(ConnectionString);
        var store = await OpenAsync(network.ConnectionString);
        await store.Requests.FileAsync(new("backfill", "sales"), Core.Requests.AdHocOrigin.Command, CancellationToken.None);
        network.Swallow();

        var claim = store.Requests.TryClaimAsync("backfill", CancellationToken.None);
        network.Cut();
        network.Restore();

        // Cut off before it said COMMIT, it may also have been done again.
        if (await Record.ExceptionAsync(() => claim.WaitAsync(s_patience)) is { } error)
            Assert.Contains("did not say whether it stored", Assert.IsType<StoreException>(error).Message, StringComparison.Ordinal);
        else
            Assert.True(await claim);
    }

    [PostgresFact]
    public async Task Commit_NoConnectionIsLeft_WaitsForOne()
    {
        var user = $"user_{Guid.NewGuid():N}";
        await QueryAsync($"CREATE USER {user} PASSWORD 'test-of-a-user'; CREATE SCHEMA {Schema} AUTHORIZATION {user}");
        try
        {
            await CommitWithoutConnectionAsync(user);
        }
        finally
        {
            await QueryAsync($"REASSIGN OWNED BY {user} TO CURRENT_USER; DROP OWNED BY {user}; DROP USER {user}");
        }
    }

    [PostgresFact]
    public async Task Read_ManyConnectionsAreKilled_NobodyNotices()
    {
        var store = await OpenAsync();
        await using (var session = await BeginAsync(store))
            await session.CommitAsync([.. Enumerable.Range(0, 2000).Select(static i => Entity($"urn:{i}", Aspect("one", "{}")))], CancellationToken.None);
        var read = new List<long>();

        await foreach (var entry in store.ReadLogAsync(new LogQuery(), CancellationToken.None))
        {
            if (entry.Offset % 200 == 0)
                await QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            read.Add(entry.Offset);
        }

        Assert.Equal(Enumerable.Range(1, 2000).Select(static offset => (long)offset), read);
    }

    private async Task CommitWithoutConnectionAsync(string user)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = user, Password = "test-of-a-user" };
        await using var store = await OpenAsync(settings.ConnectionString);
        await using var session = await BeginAsync(store);
        await using var other = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await QueryAsync($"ALTER USER {user} CONNECTION LIMIT 0");
        await QueryAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '{user}'");

        var commit = session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => other.OpenAsync());
        await QueryAsync($"ALTER USER {user} CONNECTION LIMIT 10");

        Assert.Equal(PostgresErrorCodes.TooManyConnections, refused.SqlState);
        Assert.Equal(1, (await commit.WaitAsync(s_patience)).LastOffset);
    }
}
