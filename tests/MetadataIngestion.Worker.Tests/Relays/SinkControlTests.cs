using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Worker.Relays;
using static MetadataIngestion.Worker.Tests.Relays.RelayHarness;

namespace MetadataIngestion.Worker.Tests.Relays;

public sealed class SinkControlTests
{
    private readonly HashSet<long> _refused = [];

    [Fact]
    public async Task List_EnabledAndDisabled_TellsHowEachStands()
    {
        await using var harness = await StartAsync(Sink("on", () => new FreeSink()), Sink("off", () => new FreeSink(), enabled: false));
        await harness.Log.AppendAsync("a", "b");
        await harness.WaitForOffsetAsync("on", 2);
        await harness.WaitForStatusAsync("on", status => status.State == SinkState.Idle);

        var sinks = await harness.Control.ListAsync(CancellationToken.None);

        Assert.Equal(["off", "on"], sinks.Select(sink => sink.Name));
        Assert.Equal((SinkState.Disabled, 0, 2), (sinks[0].State, sinks[0].Offset, sinks[0].Lag));
        Assert.NotNull(sinks[0].LagTime);
        Assert.Equal((SinkState.Idle, 2, 0, null), (sinks[1].State, sinks[1].Offset, sinks[1].Lag, sinks[1].LagTime));
        Assert.NotNull(sinks[1].LastDeliveryAt);
        Assert.Equal("test", sinks[1].Type);
    }

    [Fact]
    public async Task Find_UnknownSink_IsNull()
    {
        await using var harness = await StartAsync(Sink("one", () => new FreeSink()));

        Assert.Null(await harness.Control.FindAsync("two", CancellationToken.None));
        Assert.NotNull(await harness.Control.FindAsync("ONE", CancellationToken.None));
    }

    [Fact]
    public async Task Replay_SinkThatHasEverything_IsDeliveredAgainFromThere()
    {
        var sink = new FreeSink();
        await using var harness = await StartAsync(Sink("one", () => sink));
        await harness.Log.AppendAsync("a", "b", "c");
        await harness.WaitForOffsetAsync("one", 3);

        await harness.Control.ReplayAsync("one", 2, CancellationToken.None);
        await harness.WaitForStatusAsync("one", _ => sink.Taken.Count == 5);

        Assert.Equal([1, 2, 3, 2, 3], sink.Taken);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => harness.Control.ReplayAsync("one", 5, CancellationToken.None));
    }

    [Fact]
    public async Task RetryDeadLetters_CauseMended_DeliversThemInOrder()
    {
        var sink = RefusingSink();
        await using var harness = await StartAsync(Sink("one", () => sink));
        _refused.UnionWith([2, 4]);
        await harness.Log.AppendAsync("a", "b", "c", "d");
        await harness.WaitForOffsetAsync("one", 4);
        _refused.Clear();

        var retry = await harness.Control.RetryDeadLettersAsync("one", null, CancellationToken.None);

        Assert.Equal(new DeadLetterRetry(2, 0), retry);
        Assert.Equal([1, 3, 2, 4], sink.Taken);
        Assert.Empty(await LettersAsync(harness));
    }

    [Fact]
    public async Task RetryDeadLetters_SomeOffsets_LeavesTheOthers()
    {
        var sink = RefusingSink();
        await using var harness = await StartAsync(Sink("one", () => sink));
        _refused.UnionWith([1, 2]);
        await harness.Log.AppendAsync("a", "b");
        await harness.WaitForOffsetAsync("one", 2);
        _refused.Clear();

        var retry = await harness.Control.RetryDeadLettersAsync("one", [2, 77], CancellationToken.None);

        Assert.Equal(new DeadLetterRetry(1, 0), retry);
        Assert.Equal([1], await LettersAsync(harness));
    }

    [Fact]
    public async Task RetryDeadLetters_RefusedAgain_Stay()
    {
        var sink = RefusingSink();
        await using var harness = await StartAsync(Sink("one", () => sink));
        _refused.UnionWith([1, 2]);
        await harness.Log.AppendAsync("a", "b");
        await harness.WaitForOffsetAsync("one", 2);
        _refused.Remove(1);

        var retry = await harness.Control.RetryDeadLettersAsync("one", null, CancellationToken.None);

        Assert.Equal(new DeadLetterRetry(1, 1), retry);
        Assert.Equal([2], await LettersAsync(harness));
    }

    [Fact]
    public async Task RetryDeadLetters_NewerEntryOfTheAspect_DropsTheOlderInsteadOfUndoingIt()
    {
        var sink = RefusingSink();
        await using var harness = await StartAsync(Sink("one", () => sink));
        _refused.UnionWith([1, 2]);
        await harness.Log.AppendAsync("a", "b");
        await harness.Log.AppendAsync("a", "c");
        await harness.WaitForOffsetAsync("one", 4);
        _refused.Clear();

        var retry = await harness.Control.RetryDeadLettersAsync("one", null, CancellationToken.None);

        Assert.Equal(new DeadLetterRetry(1, 0) { Outdated = 1 }, retry);
        Assert.Equal([3, 4, 2], sink.Taken);
        Assert.Empty(await LettersAsync(harness));
    }

    [Fact]
    public async Task RetryDeadLetters_SinkFails_TellsWhyWithoutSecretsAndKeepsThem()
    {
        var down = false;
        var sink = new FreeSink((batch, _) => down
            ? throw new IOException("503 for token s3cr3t-token")
            : Task.FromResult<IReadOnlyList<RejectedEntry>>([.. batch.Select(entry => new RejectedEntry(entry.Offset, "no"))]));
        await using var harness = await StartAsync(Sink("one", () => sink));
        harness.Redactor.Add("s3cr3t-token");
        await harness.Log.AppendAsync("a");
        await harness.WaitForOffsetAsync("one", 1);
        down = true;

        var retry = await harness.Control.RetryDeadLettersAsync("one", null, CancellationToken.None);

        Assert.Equal(new DeadLetterRetry(0, 0) { Failure = "503 for token ***" }, retry);
        Assert.Equal([1], await LettersAsync(harness));
    }

    [Fact]
    public async Task RetryDeadLetters_DisabledSink_SaysSo()
    {
        await using var harness = await StartAsync(Sink("off", () => new FreeSink(), enabled: false));

        var error = await Assert.ThrowsAsync<SinkUnavailableException>(() => harness.Control.RetryDeadLettersAsync("off", null, CancellationToken.None));

        Assert.Contains("\"off\" is disabled", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<long>> LettersAsync(RelayHarness harness) =>
        (await harness.Log.Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "one" }, CancellationToken.None)).Select(letter => letter.Offset);

    private FreeSink RefusingSink() => new((batch, _) => Task.FromResult<IReadOnlyList<RejectedEntry>>(
        [.. batch.Where(entry => _refused.Contains(entry.Offset)).Select(entry => new RejectedEntry(entry.Offset, "no"))]));
}
