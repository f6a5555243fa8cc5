using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Worker.Relays;
using static MetadataIngestion.Worker.Tests.Relays.RelayHarness;

namespace MetadataIngestion.Worker.Tests.Relays;

public sealed class SinkRelaysTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Run_SeveralSinks_EachGetsTheWholeLog()
    {
        var (one, two) = (new FreeSink(), new FreeSink());
        await using var harness = await StartAsync(Sink("one", () => one), Sink("two", () => two));

        await harness.Log.AppendAsync("a", "b", "c");
        await harness.WaitForOffsetAsync("one", 3);
        await harness.WaitForOffsetAsync("two", 3);

        Assert.Equal([1, 2, 3], one.Taken);
        Assert.Equal([1, 2, 3], two.Taken);
    }

    [Fact]
    public async Task Run_OneSinkIsBroken_TheOtherGoesOnAndTheServiceStays()
    {
        var good = new FreeSink();
        await using var harness = await StartAsync(
            Sink("bad", () => throw new InvalidOperationException("cannot be made with hunter22")), Sink("good", () => good));
        harness.Redactor.Add("hunter22");

        await harness.Log.AppendAsync("a");
        await harness.WaitForOffsetAsync("good", 1);
        var status = await harness.WaitForStatusAsync("bad", status => status.State == SinkState.Broken);

        Assert.Equal("cannot be made with ***", status.LastError);
        Assert.InRange(status.Failures, 3, int.MaxValue);
        Assert.False(harness.Relays.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task Reload_SinkAddedAndRemoved_OnlyThoseStartAndStop()
    {
        var (one, two, three) = (new FreeSink(), new FreeSink(), new FreeSink());
        await using var harness = await StartAsync(Sink("one", () => one), Sink("two", () => two));
        var before = await RelayOfAsync(harness, "one");
        await harness.Log.AppendAsync("a");
        await harness.WaitForOffsetAsync("two", 1);

        harness.Configure(Sink("one", () => one), Sink("three", () => three));
        await harness.WaitForOffsetAsync("three", 1);
        await harness.Log.AppendAsync("b");
        await harness.WaitForOffsetAsync("one", 2);
        await harness.WaitForOffsetAsync("three", 2);

        Assert.Same(before, harness.Relays.Find("one"));
        Assert.Null(harness.Relays.Find("two"));
        Assert.Equal([1], two.Taken);
        Assert.False(await harness.Log.Store.IsTakenAsync(StoreLease.Sink("two"), CancellationToken.None));
    }

    [Fact]
    public async Task Reload_SinkChanged_GoesOnWhereTheOldOneWas()
    {
        var (old, changed) = (new FreeSink(), new FreeSink());
        await using var harness = await StartAsync(Sink("one", () => old));
        await harness.Log.AppendAsync("a");
        await harness.WaitForOffsetAsync("one", 1);

        harness.Configure(Sink("one", () => changed, fingerprint: "2"));
        await harness.Log.AppendAsync("b");
        await harness.WaitForOffsetAsync("one", 2);
        await harness.Log.AppendAsync("c");
        await harness.WaitForOffsetAsync("one", 3);

        Assert.Equal([1, 2, 3], old.Taken.Concat(changed.Taken));
        Assert.Contains(3, changed.Taken);
    }

    [Fact]
    public async Task Run_AnotherProcessHasTheSink_WaitsAndTakesOver()
    {
        var sink = new FreeSink();
        await using var harness = await StartAsync();
        await using (await harness.Log.Store.TryTakeAsync(StoreLease.Sink("one"), CancellationToken.None))
        {
            harness.Configure(Sink("one", () => sink));
            await harness.Log.AppendAsync("a");
            await harness.WaitForStatusAsync("one", status => status.State == SinkState.Elsewhere);
            await Assert.ThrowsAsync<SinkUnavailableException>(() => harness.Control.RetryDeadLettersAsync("one", null, CancellationToken.None));
            Assert.Empty(sink.Taken);
        }

        await harness.WaitForOffsetAsync("one", 1);
        await harness.WaitForStatusAsync("one", status => status.State == SinkState.Idle);
    }

    [Fact]
    public async Task Run_LeaseIsLostDuringABatch_StopsAtOnceAndDeliversWhenItHasTheLeaseAgain()
    {
        var begun = new TaskCompletionSource();
        var sink = new FreeSink(async (_, cancellationToken) =>
        {
            if (begun.TrySetResult())
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });
        await using var harness = await StartAsync(Sink("one", () => sink));
        await harness.Log.AppendAsync("a", "b");
        await begun.Task.WaitAsync(s_patience);

        harness.Rights.Lose();
        await harness.WaitForOffsetAsync("one", 2);
        await harness.Log.AppendAsync("c");
        await harness.WaitForOffsetAsync("one", 3);

        Assert.Equal([1, 2, 3], sink.Taken);
        Assert.Contains(harness.Messages.Messages, line => line.Contains("the right to deliver to it was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_EntriesLeft_DeliversThemAndGivesTheSinkFree()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<IReadOnlyList<RejectedEntry>>();
        var sink = new FreeSink((_, _) =>
        {
            begun.TrySetResult();
            return goOn.Task;
        });
        await using var harness = await StartAsync(Sink("one", () => sink));
        await harness.Log.AppendAsync("a");
        await begun.Task.WaitAsync(s_patience);
        await harness.Log.AppendAsync("b", "c");

        var stop = harness.StopAsync();
        goOn.SetResult([]);
        await stop;

        Assert.Equal([1, 2, 3], sink.Taken);
        Assert.Equal(3, await harness.Log.Store.GetSinkOffsetAsync("one", CancellationToken.None));
        Assert.False(await harness.Log.Store.IsTakenAsync(StoreLease.Sink("one"), CancellationToken.None));
    }

    [Fact]
    public async Task Stop_SinkHangsBeyondTheBudget_IsCutShort()
    {
        var begun = new TaskCompletionSource();
        var sink = new FreeSink(async (_, cancellationToken) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });
        await using var harness = await StartAsync(Sink("one", () => sink));
        await harness.Log.AppendAsync("a");
        await begun.Task.WaitAsync(s_patience);

        using var budget = new CancellationTokenSource();
        var stop = harness.StopAsync(budget.Token);
        Assert.False(stop.IsCompleted);
        await budget.CancelAsync();
        await stop;

        Assert.Equal(0, await harness.Log.Store.GetSinkOffsetAsync("one", CancellationToken.None));
        Assert.False(await harness.Log.Store.IsTakenAsync(StoreLease.Sink("one"), CancellationToken.None));
    }

    [Fact]
    public async Task Run_StoreIsGone_EndsWithItsFailure()
    {
        await using var harness = await StartAsync(Sink("one", () => new FreeSink()));
        await RelayOfAsync(harness, "one");

        await harness.Log.Store.DisposeAsync();

        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => harness.Relays.ExecuteTask!.WaitAsync(s_patience));
    }

    private static async Task<SinkRelay> RelayOfAsync(RelayHarness harness, string sink)
    {
        await harness.WaitForStatusAsync(sink, _ => harness.Relays.Find(sink) is not null);
        return harness.Relays.Find(sink)!;
    }
}
