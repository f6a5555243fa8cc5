using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

public sealed class RelayTests : IAsyncLifetime
{
    private readonly FakeSink _sink = new();
    private readonly ImpatientTime _time = new();
    private TestLog _log = null!;

    public async Task InitializeAsync() => _log = await TestLog.OpenAsync();

    public Task DisposeAsync() => _log.DisposeAsync().AsTask();

    [Fact]
    public async Task DeliverAsync_NewSink_GetsWholeLogInOrderAndInBatches()
    {
        await _log.AppendAsync(entries: 7);

        var report = await NewRelay(new RelayOptions { BatchSize = 3 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2, 3], [4, 5, 6], [7]], _sink.Batches);
        Assert.Equal(new DeliveryReport("files") { From = 0, To = 7, Delivered = 7 }, report);
        Assert.Equal(7, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    [Fact]
    public async Task DeliverAsync_CalledAgain_DeliversOnlyWhatIsNew()
    {
        await _log.AppendAsync(entries: 2);
        var relay = NewRelay();
        await relay.DeliverAsync(null, CancellationToken.None);
        await _log.AppendAsync(entries: 2);

        var report = await relay.DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2], [3, 4]], _sink.Batches);
        Assert.Equal((2, 4, 2), (report.From, report.To, report.Delivered));
    }

    [Fact]
    public async Task DeliverAsync_UntilGiven_StopsThere()
    {
        await _log.AppendAsync(entries: 5);

        var report = await NewRelay().DeliverAsync(3, CancellationToken.None);

        Assert.Equal([1, 2, 3], _sink.Offsets);
        Assert.Equal(3, report.To);
    }

    [Fact]
    public async Task DeliverAsync_LargeAspects_BatchesStaySmall()
    {
        await _log.AppendAsync(entries: 5, aspectBytes: 1000);

        await NewRelay(new RelayOptions { BatchBytes = 2000 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2], [3, 4], [5]], _sink.Batches);
    }

    [Fact]
    public async Task DeliverAsync_SinkRefusesEntries_TheyAreDeadLettersAndTheRestGoesOn()
    {
        await _log.AppendAsync(entries: 4);
        _sink.Then = (batch, _) => batch == 1 ? [new RejectedEntry(2, "no such aspect")] : [];

        var report = await NewRelay(new RelayOptions { BatchSize = 2 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal((4, 3, 1), (report.To, report.Delivered, report.Rejected));
        var letter = Assert.Single(await _log.Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "files" }, CancellationToken.None));
        Assert.Equal(("files", 2, "no such aspect"), (letter.Sink, letter.Offset, letter.Reason));
    }

    [Fact]
    public async Task DeliverAsync_SinkFailsForAWhile_SameBatchIsTriedAgainAfterGrowingWaits()
    {
        await _log.AppendAsync(entries: 3);
        _sink.Then = (batch, _) => batch <= 3 ? throw new IOException("busy") : [];

        var report = await NewRelay(new RelayOptions { BatchSize = 2 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2], [1, 2], [1, 2], [1, 2], [3]], _sink.Batches);
        Assert.Equal((3, 3), (report.To, report.Delivered));
        Assert.Equal(3, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task DeliverAsync_SinkKeepsFailing_ReportNamesSinkOffsetAndCause()
    {
        await _log.AppendAsync(entries: 4);
        _sink.Then = (batch, _) => batch > 1 ? throw new IOException("the disk is full") : [];

        var report = await NewRelay(new RelayOptions { BatchSize = 2 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal((2, 2), (report.To, report.Delivered));
        Assert.Equal("Sink \"files\" did not take the log from offset 3 on, at 4 attempts: the disk is full", report.Failure?.Message);
        Assert.Equal(2, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    [Fact]
    public async Task DeliverAsync_OneAttemptAllowed_DoesNotWait()
    {
        await _log.AppendAsync(entries: 1);
        _sink.Then = (_, _) => throw new IOException("no");

        var report = await NewRelay(new RelayOptions { MaxAttempts = 1 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal(1, report.Failure?.Attempts);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task DeliverAsync_SinksOwnTimeLimit_IsTriedAgain()
    {
        await _log.AppendAsync(entries: 1);
        _sink.Then = (batch, _) => batch == 1 ? throw new TaskCanceledException("The request timed out.") : [];

        var report = await NewRelay().DeliverAsync(null, CancellationToken.None);

        Assert.Equal(1, report.Delivered);
    }

    [Fact]
    public async Task DeliverAsync_CancelledAfterDelivery_NotesTheBatchDown()
    {
        await _log.AppendAsync(entries: 4);
        using var cancellation = new CancellationTokenSource();
        _sink.Then = (_, _) =>
        {
            cancellation.Cancel();
            return [];
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => NewRelay(new RelayOptions { BatchSize = 2 }).DeliverAsync(null, cancellation.Token));

        Assert.Equal([[1, 2]], _sink.Batches);
        Assert.Equal(2, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    [Fact]
    public async Task DeliverAsync_DiedBetweenWriteAndCommit_DeliversAgainAndLosesNothing()
    {
        await _log.AppendAsync(entries: 4);
        var options = new RelayOptions { BatchSize = 2, MaxAttempts = 1 };
        _sink.Then = (batch, _) => batch == 2 ? throw new InvalidOperationException("died after writing") : [];
        await NewRelay(options).DeliverAsync(null, CancellationToken.None);

        var report = await NewRelay(options).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2], [3, 4], [3, 4]], _sink.Batches);
        Assert.Equal((2, 4, 2), (report.From, report.To, report.Delivered));
    }

    [Fact]
    public async Task DeliverAsync_SinkMovedBackMeanwhile_DeliversFromThereAgain()
    {
        await _log.AppendAsync(entries: 6);
        _sink.Then = (batch, _) =>
        {
            if (batch == 2)
                _log.Store.RewindSinkAsync("files", 2, CancellationToken.None).Wait();
            return [];
        };

        var report = await NewRelay(new RelayOptions { BatchSize = 2 }).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2], [3, 4], [2, 3], [4, 5], [6]], _sink.Batches);
        Assert.Equal((6, 9), (report.To, report.Delivered));
        Assert.Equal(6, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    [Fact]
    public async Task DeliverAsync_FailsTooOftenInARow_WaitsAreThoseOfASinkLeftAlone()
    {
        await _log.AppendAsync(entries: 1);
        _sink.Then = (batch, _) => batch <= 5 ? throw new IOException("busy") : [];
        var options = new RelayOptions { MaxAttempts = null, RetryDelay = TimeSpan.Zero, BreakAfter = 3, BreakDuration = TimeSpan.FromMinutes(7) };

        await NewRelay(options).DeliverAsync(null, CancellationToken.None);

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMinutes(7), 3), _time.Waits.Where(wait => wait > TimeSpan.Zero));
    }

    [Fact]
    public async Task Status_AfterFailuresAndASuccess_TellsTheLatest()
    {
        await _log.AppendAsync(entries: 1);
        var failing = true;
        _sink.Then = (_, _) => failing ? throw new IOException("the disk is full") : [];
        var relay = NewRelay(new RelayOptions { MaxAttempts = 2 });

        await relay.DeliverAsync(null, CancellationToken.None);
        var failed = relay.Status;
        failing = false;
        await relay.DeliverAsync(null, CancellationToken.None);

        Assert.Equal((2, "the disk is full", null), (failed.Failures, failed.LastError?.Message, failed.LastDeliveryAt));
        Assert.Equal((RelayState.Idle, 0, null), (relay.Status.State, relay.Status.Failures, relay.Status.LastError));
        Assert.NotNull(relay.Status.LastDeliveryAt);
    }

    [Fact]
    public async Task RewindSink_EarlierOffset_DeliversFromThereAgain()
    {
        await _log.AppendAsync(entries: 3);
        var relay = NewRelay();
        await relay.DeliverAsync(null, CancellationToken.None);

        await _log.Store.RewindSinkAsync("files", 2, CancellationToken.None);
        await relay.DeliverAsync(null, CancellationToken.None);

        Assert.Equal([[1, 2, 3], [2, 3]], _sink.Batches);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task RewindSink_OffsetThatWouldLeaveEntriesOut_IsRefused(long from)
    {
        await _log.AppendAsync(entries: 3);
        await NewRelay().DeliverAsync(1, CancellationToken.None);

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _log.Store.RewindSinkAsync("files", from, CancellationToken.None));

        Assert.Contains("give an offset from 1 to 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
    }

    private Relay NewRelay(RelayOptions? options = null) =>
        new("files", _sink, _log.Store, options ?? new RelayOptions(), _time, NullLogger<Relay>.Instance);
}
