using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class ContentionTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commit_AnotherWriterStays_FailsAfterTheTimeoutAndLeavesTheSessionUsable()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File(), TimeSpan.FromMilliseconds(200));
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        using (BeginForeignWrite())
        {
            var error = await Assert.ThrowsAsync<StoreException>(() => session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None));

            Assert.Contains($"'{_folder.File()}' was locked by another process for 0.2 s", error.Message, StringComparison.Ordinal);
            Assert.Contains("raise BusyTimeout", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None)).LastOffset);
    }

    [Fact]
    public async Task Commit_AnotherWriterEnds_GoesOn()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        Task<CommitResult> commit;
        using (BeginForeignWrite())
        {
            commit = session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
            Assert.False(commit.IsCompleted);
        }

        Assert.Equal(1, (await commit).LastOffset);
    }

    [Fact]
    public async Task Commit_AnotherWriterEndsWhileTheClockOfTheServiceStands_GoesOn()
    {
        await using var store = SqliteFile.Store(_folder.File(), timeProvider: new StoppedTime());
        await store.OpenAsync(CancellationToken.None);
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        Task<CommitResult> commit;
        using (BeginForeignWrite())
            commit = session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);

        Assert.Equal(1, (await commit.WaitAsync(s_patience)).LastOffset);
    }

    [Fact]
    public async Task TryTake_HolderLetsGoWhileTheClockOfTheServiceStands_Takes()
    {
        await using var store = SqliteFile.Store(_folder.File(), timeProvider: new StoppedTime());
        await store.OpenAsync(CancellationToken.None);
        var held = await store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        var waiting = store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        await held!.DisposeAsync();

        Assert.NotNull(await waiting.WaitAsync(s_patience));
    }

    [Fact]
    public async Task Commit_CancelledWhileWaiting_StopsAtOnce()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File(), TimeSpan.FromMinutes(10));
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        using (BeginForeignWrite())
        {
            var commit = session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], cancelled.Token);
            await cancelled.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        }

        Assert.Equal(0, await store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_WriterUnderWay_DoesNotWait()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
        using (BeginForeignWrite())
        {
            Assert.Single(await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None)));
            Assert.Single(await store.ListRunsAsync(new RunQuery { Limit = 10 }, CancellationToken.None));
            Assert.NotNull((await session.LoadAsync(["urn:a"], CancellationToken.None))[0]);
        }
    }

    [Fact]
    public async Task Commit_ReaderTakesItsTime_KeepsTheWriteAheadLogBounded()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        var large = Entity("urn:a", Aspect("one", new string('x', 1_000_000)));
        await session.CommitAsync([large, large], CancellationToken.None);
        await using var reader = store.ReadLogAsync(new LogQuery(), CancellationToken.None).GetAsyncEnumerator();
        await reader.MoveNextAsync();

        for (var i = 0; i < 60; i++)
            await session.CommitAsync([large], CancellationToken.None);

        Assert.InRange(new FileInfo(_folder.File() + "-wal").Length, 1, 24_000_000);
    }

    [Fact]
    public async Task BeginRun_SymbolicLinkToTheFile_MeetsTheSameRight()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        File.CreateSymbolicLink(_folder.File("link.db"), _folder.File());
        await using var other = await SqliteFile.OpenAsync(_folder.File("link.db"));

        await Assert.ThrowsAsync<SourceBusyException>(
            () => other.BeginRunAsync(new RunStart("run-2", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None));
    }

    [Fact]
    public async Task Commit_OldEntriesDeleted_NeverUsesTheirOffsetsAgain()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None);
        SqliteFile.Query(_folder.File(), "DELETE FROM log");

        Assert.Equal(3, (await session.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None)).FirstOffset);
        Assert.Equal(3, Assert.Single(await ToListAsync(store.ReadLogAsync(new LogQuery(), CancellationToken.None))).Offset);
    }

    private Release BeginForeignWrite()
    {
        var connection = SqliteFile.Connect(_folder.File());
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return new Release(connection);
    }

    /// <summary>A clock by which nothing ever comes.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Undoes the transaction of a connection and closes it.</summary>
    private sealed class Release(SqliteConnection connection) : IDisposable
    {
        public void Dispose() => connection.Dispose();
    }
}
