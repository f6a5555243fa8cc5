using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Holders of exclusive rights that come too late.</summary>
public sealed class FencingTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    private const string Expire = "UPDATE lease SET expires_at = clock_timestamp() - interval '1 second'";

    [PostgresFact]
    public async Task Commit_LeaseIsOver_StoresNothingAndSaysWhoHasTheSource()
    {
        var (late, next) = (await OpenAsync(), await OpenAsync());
        await using var stalled = await BeginAsync(late);
        await stalled.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
        await QueryAsync(Expire);
        await using var taken = await BeginAsync(next);

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => stalled.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None));

        Assert.Contains("'sales'", lost.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId} ", lost.Message, StringComparison.Ordinal);
        Assert.Contains("next run goes on from there", lost.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LeaseLostException>(() => stalled.CompleteAsync(Report("run-1", "sales"), CancellationToken.None));
        Assert.Equal([1], await ReadOffsetsAsync(next));
        Assert.Equal(2, (await taken.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None)).LastOffset);
        Assert.Equal(FailureCause.Interrupted, (await next.FindRunAsync("run-1", CancellationToken.None))!.Cause);
    }

    [PostgresFact]
    public async Task Commit_LeaseIsOverAndNobodyTookIt_StoresNothing()
    {
        var store = await OpenAsync();
        await using var stalled = await BeginAsync(store);
        await QueryAsync(Expire);

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => stalled.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None));

        Assert.Contains("nobody has it now", lost.Message, StringComparison.Ordinal);
        Assert.Empty(await ReadOffsetsAsync(store));
        Assert.Equal(RunStatus.Failed, (await store.FindRunAsync("run-1", CancellationToken.None))!.Status);
    }

    [PostgresFact]
    public async Task TryMoveSink_LeaseIsOver_LeavesTheSinkWhereItIs()
    {
        var (late, next) = (await OpenAsync(), await OpenAsync());
        await using (var session = await BeginAsync(late))
            await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None);
        var lease = (await late.TryTakeAsync(StoreLease.Sink("kafka"), CancellationToken.None))!;
        Assert.True(await late.TryMoveSinkAsync("kafka", 0, 1, [], lease, CancellationToken.None));
        await QueryAsync(Expire);
        await using var taken = await next.TryTakeAsync(StoreLease.Sink("kafka"), CancellationToken.None);

        var lost = await Assert.ThrowsAsync<LeaseLostException>(
            () => late.TryMoveSinkAsync("kafka", 1, 2, [new RejectedEntry(2, "no")], lease, CancellationToken.None));

        Assert.Contains("'kafka'", lost.Message, StringComparison.Ordinal);
        Assert.Equal(1, await next.GetSinkOffsetAsync("kafka", CancellationToken.None));
        Assert.Empty(await next.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None));
        Assert.True(await next.TryMoveSinkAsync("kafka", 1, 2, [], taken, CancellationToken.None));
    }

    [PostgresFact]
    public async Task Lost_RenewedInTime_DoesNotEnd()
    {
        var store = await OpenAsync(lease: TimeSpan.FromSeconds(3));
        await using var lease = await store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        var taken = (DateTime)(await QueryAsync("SELECT expires_at FROM lease"))!;

        await WaitAsync(async () => (DateTime)(await QueryAsync("SELECT expires_at FROM lease"))! > taken + TimeSpan.FromSeconds(6));

        Assert.False(lease!.Lost.IsCancellationRequested);
    }

    [PostgresFact]
    public async Task Lost_ServerCannotBeReached_EndsBeforeAnyoneElseCanTakeIt()
    {
        await using var network = new CuttingProxy(ConnectionString);
        var (cutOff, other) = (await OpenAsync(network.ConnectionString, TimeSpan.FromSeconds(4)), await OpenAsync());
        var session = await BeginAsync(cutOff);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Lost.Register(async () => ended.SetResult(await other.IsTakenAsync(new StoreLease("source/sales"), CancellationToken.None)));

        network.Cut();

        Assert.True(await ended.Task.WaitAsync(s_patience), "The right was free before its holder knew that it had lost it.");
        await WaitAsync(async () => !await other.IsTakenAsync(new StoreLease("source/sales"), CancellationToken.None));
        await using var taken = await BeginAsync(other);
        network.Restore();
        await Assert.ThrowsAsync<LeaseLostException>(() => session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None));
        await session.DisposeAsync();
        await taken.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None);
        Assert.Equal([1], await ReadOffsetsAsync(other));
    }

    [PostgresFact]
    public async Task TryTake_OverWhileItsHolderCommits_WaitsForTheCommit()
    {
        var (first, next) = (await OpenAsync(), await OpenAsync());
        await using var session = await BeginAsync(first);
        await using var blocker = await ConnectAsync();
        await using var held = await blocker.BeginTransactionAsync();
        await new Npgsql.NpgsqlCommand("SELECT 1 FROM log_head FOR UPDATE", blocker).ExecuteNonQueryAsync();
        var commit = session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
        await WaitAsync(async () => (long)(await QueryAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) OR NOT granted AND locktype = 'transactionid'"))! > 0);
        await QueryAsync(Expire);

        var take = next.TryTakeAsync(new StoreLease("source/sales"), CancellationToken.None);
        await WaitAsync(async () => (long)(await QueryAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"))! > 1);
        Assert.False(take.IsCompleted);
        await held.CommitAsync();

        Assert.Equal(1, (await commit.WaitAsync(s_patience)).LastOffset);
        await using var taken = await take.WaitAsync(s_patience);
        Assert.NotNull(taken);
        await Assert.ThrowsAsync<LeaseLostException>(() => session.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None));
    }
}
