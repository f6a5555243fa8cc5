using MetadataIngestion.Core.Storing;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task SinkOffset_NewSink_IsZero() => Assert.Equal(0, await Store.GetSinkOffsetAsync("file", CancellationToken.None));

    [StoreFact]
    public async Task SinkOffset_Moved_IsKeptPerSink()
    {
        await FillAsync();
        await Store.MoveSinkAsync("file", 3, [], CancellationToken.None);
        await Store.MoveSinkAsync("kafka", 7, [], CancellationToken.None);
        await Store.MoveSinkAsync("file", 5, [], CancellationToken.None);

        Assert.Equal(5, await Store.GetSinkOffsetAsync("file", CancellationToken.None));
        Assert.Equal(7, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
    }

    [StoreFact]
    public async Task DeadLetters_Refused_AreKeptWithReasonAndTime()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 4, [new RejectedEntry(4, "too big"), new RejectedEntry(2, "unknown aspect")], CancellationToken.None);
        await Store.MoveSinkAsync("file", 1, [new RejectedEntry(1, "no")], CancellationToken.None);

        var all = await Store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None);
        var kafka = await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "kafka" }, CancellationToken.None);

        Assert.Equal(["file 1 no", "kafka 2 unknown aspect", "kafka 4 too big"], all.Select(static letter => $"{letter.Sink} {letter.Offset} {letter.Reason}"));
        Assert.Equal([2, 4], kafka.Select(static letter => letter.Offset));
        Assert.All(all, letter => Assert.Equal(_time.Now, letter.RejectedAt));
    }

    [StoreFact]
    public async Task DeadLetters_RefusedAgain_HaveTheNewReason()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 2, [new RejectedEntry(2, "first")], CancellationToken.None);
        await Store.MoveSinkAsync("kafka", 2, [new RejectedEntry(2, "second")], CancellationToken.None);

        Assert.Equal("second", Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "kafka" }, CancellationToken.None)).Reason);
    }

    [StoreFact]
    public async Task SinkOffset_MovedBack_ForgetsTheDeadLettersBeyondIt()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 5, [new RejectedEntry(2, "a"), new RejectedEntry(4, "b")], CancellationToken.None);
        await Store.MoveSinkAsync("file", 5, [new RejectedEntry(5, "c")], CancellationToken.None);

        await Store.MoveSinkAsync("kafka", 2, [], CancellationToken.None);

        Assert.Equal(2, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
        Assert.Equal(2, Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "kafka" }, CancellationToken.None)).Offset);
        Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "file" }, CancellationToken.None));
    }

    [StoreTheory]
    [InlineData(-1)]
    [InlineData(8)]
    public async Task SinkOffset_OutsideTheLog_IsRefusedWithAllThatCameWithIt(long offset)
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 3, [], CancellationToken.None);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.MoveSinkAsync("kafka", offset, [new RejectedEntry(1, "no")], CancellationToken.None));

        Assert.Equal(3, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
        Assert.Empty(await Store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None));
    }

    [StoreFact]
    public async Task TryMoveSink_MovedMeanwhile_ChangesNothing()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 5, [new RejectedEntry(4, "no")], CancellationToken.None);

        Assert.False(await Store.TryMoveSinkAsync("kafka", 3, 7, [new RejectedEntry(6, "no")], under: null, CancellationToken.None));

        Assert.Equal(5, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
        Assert.Equal(4, Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None)).Offset);
    }

    [StoreFact]
    public async Task TryMoveSink_ManyAtOnceFromTheSameOffset_OneSucceeds()
    {
        await FillAsync();
        await using var other = await OpenAsync(_time);

        var moves = Enumerable.Range(1, 7)
            .Select(to => Task.Run(() => (to % 2 == 0 ? Store : other).TryMoveSinkAsync("kafka", 0, to, [], under: null, CancellationToken.None)));

        Assert.Single(await Task.WhenAll(moves), static moved => moved);
    }

    [StoreFact]
    public async Task ListSinks_Several_TellsHowFarTheyAreAndWhatTheyRefused()
    {
        Assert.Empty(await Store.ListSinksAsync(CancellationToken.None));
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 4, [new RejectedEntry(2, "a"), new RejectedEntry(4, "b")], CancellationToken.None);
        await Store.MoveSinkAsync("file", 7, [], CancellationToken.None);

        Assert.Equal([new SinkPosition("file", 7, 0), new SinkPosition("kafka", 4, 2)], await Store.ListSinksAsync(CancellationToken.None));
    }

    [StoreTheory]
    [InlineData(null, 1, null, "file:1 kafka:2 kafka:4")]
    [InlineData(null, 1, 2, "file:1 kafka:2")]
    [InlineData("kafka", 3, null, "kafka:4")]
    [InlineData("kafka", 5, null, "")]
    [InlineData("nobody", 1, null, "")]
    public async Task ListDeadLetters_Query_ReturnsWhatItNames(string? sink, long from, int? limit, string expected)
    {
        await RefuseAsync();

        var letters = await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = sink, From = from, Limit = limit }, CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', letters.Select(static letter => $"{letter.Sink}:{letter.Offset}")));
    }

    [StoreFact]
    public async Task DropDeadLetters_SomeOffsets_ForgetsThoseOfThatSink()
    {
        await RefuseAsync();

        Assert.Equal(1, await Store.DropDeadLettersAsync("kafka", [1, 4, 9], CancellationToken.None));

        Assert.Equal("file:1 kafka:2", await ListLettersAsync());
        Assert.Equal(4, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
    }

    [StoreFact]
    public async Task DropDeadLetters_All_ForgetsThoseOfThatSink()
    {
        await RefuseAsync();

        Assert.Equal(0, await Store.DropDeadLettersAsync("kafka", [], CancellationToken.None));
        Assert.Equal(2, await Store.DropDeadLettersAsync("kafka", null, CancellationToken.None));

        Assert.Equal("file:1", await ListLettersAsync());
    }

    private async Task RefuseAsync()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 4, [new RejectedEntry(4, "b"), new RejectedEntry(2, "a")], CancellationToken.None);
        await Store.MoveSinkAsync("file", 1, [new RejectedEntry(1, "no")], CancellationToken.None);
    }

    private async Task<string> ListLettersAsync() =>
        string.Join(' ', (await Store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None)).Select(static letter => $"{letter.Sink}:{letter.Offset}"));
}
