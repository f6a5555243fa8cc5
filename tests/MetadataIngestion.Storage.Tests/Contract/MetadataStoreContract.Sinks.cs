using MetadataIngestion.Core.Storing;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [Fact]
    public async Task SinkOffset_NewSink_IsZero() => Assert.Equal(0, await Store.GetSinkOffsetAsync("file", CancellationToken.None));

    [Fact]
    public async Task SinkOffset_Moved_IsKeptPerSink()
    {
        await FillAsync();
        await Store.MoveSinkAsync("file", 3, [], CancellationToken.None);
        await Store.MoveSinkAsync("kafka", 7, [], CancellationToken.None);
        await Store.MoveSinkAsync("file", 5, [], CancellationToken.None);

        Assert.Equal(5, await Store.GetSinkOffsetAsync("file", CancellationToken.None));
        Assert.Equal(7, await Store.GetSinkOffsetAsync("kafka", CancellationToken.None));
    }

    [Fact]
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

    [Fact]
    public async Task DeadLetters_RefusedAgain_HaveTheNewReason()
    {
        await FillAsync();
        await Store.MoveSinkAsync("kafka", 2, [new RejectedEntry(2, "first")], CancellationToken.None);
        await Store.MoveSinkAsync("kafka", 2, [new RejectedEntry(2, "second")], CancellationToken.None);

        Assert.Equal("second", Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery { Sink = "kafka" }, CancellationToken.None)).Reason);
    }

    [Fact]
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

    [Theory]
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
}
