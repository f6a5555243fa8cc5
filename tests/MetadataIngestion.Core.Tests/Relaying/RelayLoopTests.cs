using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

public sealed class RelayLoopTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly HastyTime _time = new();
    private TestLog _log = null!;
    private RelayLoop _loop = null!;
    private Task _running = Task.CompletedTask;

    public async Task InitializeAsync() => _log = await TestLog.OpenAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _log.DisposeAsync();
        _stopping.Dispose();
        _abort.Dispose();
    }

    [Fact]
    public async Task Run_LogGrows_DeliversWhatComesInOrder()
    {
        var sink = new FreeSink();
        Start(sink);

        for (var round = 1; round <= 5; round++)
        {
            await _log.AppendAsync(entries: 3);
            await WaitForOffsetAsync(3 * round);
        }

        Assert.Equal(Offsets(15), sink.Taken);
        Assert.Equal(RelayState.Idle, _loop.Status.State);
    }

    [Fact]
    public async Task Run_SinkRefusesOneInAThousand_TheRestIsDeliveredOnceAndThoseAreDeadLetters()
    {
        await _log.AppendAsync(entries: 3000);
        var sink = new FreeSink((batch, _) => Task.FromResult<IReadOnlyList<RejectedEntry>>(
            [.. batch.Where(entry => entry.Offset % 1000 == 0).Select(entry => new RejectedEntry(entry.Offset, "too odd"))]));
        Start(sink);

        await WaitForOffsetAsync(3000);

        Assert.Equal(Offsets(3000).Where(offset => offset % 1000 != 0), sink.Taken);
        var letters = await _log.Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "files" }, CancellationToken.None);
        Assert.Equal([1000, 2000, 3000], letters.Select(letter => letter.Offset));
    }

    [Fact]
    public async Task Run_SinkFailsForAnHour_IsLeftAloneAndLosesNothingAfterwards()
    {
        await _log.AppendAsync(entries: 20);
        var down = true;
        var sink = new FreeSink((_, _) => Volatile.Read(ref down) ? throw new IOException("500") : Task.FromResult<IReadOnlyList<RejectedEntry>>([]));
        var recovery = _time.GetUtcNow() + TimeSpan.FromHours(1);
        Start(sink);

        await WaitAsync(() => _loop.Status is { State: RelayState.Broken, Failures: >= 10, LastError.Message: "500" });
        await _log.AppendAsync(entries: 20);
        await WaitAsync(() => _time.GetUtcNow() > recovery);
        Assert.Equal(0, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
        Volatile.Write(ref down, false);
        await WaitForOffsetAsync(40);

        Assert.Equal(Offsets(40), sink.Taken);
        Assert.Equal((0, null), (_loop.Status.Failures, _loop.Status.LastError));
    }

    [Fact]
    public async Task Run_SinkMovedBackWhileIdle_DeliversAgainFromThere()
    {
        await _log.AppendAsync(entries: 4);
        var sink = new FreeSink();
        Start(sink);
        await WaitForOffsetAsync(4);

        await _log.Store.RewindSinkAsync("files", 3, CancellationToken.None);
        await WaitAsync(() => sink.Taken.Count == 6);

        Assert.Equal([1, 2, 3, 4, 3, 4], sink.Taken);
        await WaitForOffsetAsync(4);
    }

    [Fact]
    public async Task Run_OneSinkHangs_TheOthersGoOn()
    {
        var never = new TaskCompletionSource<IReadOnlyList<RejectedEntry>>();
        var other = NewLoop("other", new FreeSink((_, token) => never.Task.WaitAsync(token)), new RelayOptions());
        var hanging = Task.Run(() => other.RunAsync(_stopping.Token, _abort.Token));
        await _log.AppendAsync(entries: 4);
        Start(new FreeSink());

        await WaitForOffsetAsync(4);
        await WaitAsync(() => other.Status.State == RelayState.Delivering);

        await _stopping.CancelAsync();
        Assert.False(hanging.IsCompleted);
        await _abort.CancelAsync();
        await hanging.WaitAsync(s_patience);
        Assert.Equal(0, await _log.Store.GetSinkOffsetAsync("other", CancellationToken.None));
    }

    [Fact]
    public async Task Run_StoppedWhileABatchIsWritten_LetsItComeToItsEndAndNotesItDown()
    {
        await _log.AppendAsync(entries: 4);
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<IReadOnlyList<RejectedEntry>>();
        var sink = new FreeSink((_, _) =>
        {
            begun.TrySetResult();
            return goOn.Task;
        });
        Start(sink, new RelayOptions { BatchSize = 2 });
        await begun.Task.WaitAsync(s_patience);

        await _stopping.CancelAsync();
        goOn.SetResult([]);
        await _running.WaitAsync(s_patience);

        Assert.Equal([1, 2], sink.Taken);
        Assert.Equal(2, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    [Fact]
    public async Task Drain_AfterAStop_DeliversTheRest()
    {
        var sink = new FreeSink();
        Start(sink);
        await StopAsync();
        await _log.AppendAsync(entries: 4);

        var report = await _loop.DrainAsync(CancellationToken.None);

        Assert.Equal((4, null), (report.To, report.Failure));
        Assert.Equal(Offsets(4), sink.Taken);
    }

    [Fact]
    public async Task Drain_SinkFails_TriesOnce()
    {
        await _log.AppendAsync(entries: 4);
        var attempts = 0;
        var loop = NewLoop("files", new FreeSink((_, _) => throw new IOException($"no {++attempts}")), new RelayOptions());

        var report = await loop.DrainAsync(CancellationToken.None);

        Assert.Equal("no 1", report.Failure?.Cause.Message);
    }

    [Fact]
    public async Task Run_StoreFails_IsToldAndGoesOnWhenItRecovers()
    {
        await _log.DisposeAsync();
        _log = await TestLog.OpenAsync(busyTimeout: TimeSpan.Zero);
        await _log.AppendAsync(entries: 2);
        var sink = new FreeSink();
        await using (var other = new SqliteConnection($"Data Source={_log.Path};Pooling=False"))
        {
            await other.OpenAsync();
            using var writing = other.BeginTransaction(deferred: false);
            Start(sink);
            await WaitAsync(() => _loop.Status is { State: RelayState.Retrying, LastError: StoreException });
        }

        await WaitForOffsetAsync(2);

        await WaitAsync(() => _loop.Status is { State: RelayState.Idle, LastError: null });
        Assert.Equal(2, sink.Taken[^1]);
    }

    private static IEnumerable<long> Offsets(int count) => Enumerable.Range(1, count).Select(offset => (long)offset);

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!condition())
            await Task.Delay(5, patience.Token);
    }

    private void Start(IMetadataSink sink, RelayOptions? options = null)
    {
        _loop = NewLoop("files", sink, options ?? new RelayOptions());
        _running = Task.Run(() => _loop.RunAsync(_stopping.Token, _abort.Token));
    }

    private async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(s_patience);
    }

    private RelayLoop NewLoop(string name, IMetadataSink sink, RelayOptions options) =>
        new(name, sink, _log.Store, lease: null, options, _time, NullLogger<Relay>.Instance);

    private async Task WaitForOffsetAsync(long offset)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await _log.Store.GetSinkOffsetAsync("files", patience.Token) != offset)
            await Task.Delay(5, patience.Token);
    }
}
