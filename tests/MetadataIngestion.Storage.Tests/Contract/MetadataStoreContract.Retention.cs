using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private static readonly LogRetention s_threeDays = new() { MaxAge = TimeSpan.FromDays(3) };

    [StoreFact]
    public async Task ShortenLog_OldEntries_RemovesThoseThatDescribeNothingAnyMore()
    {
        await FillDaysAsync();
        await Store.MoveSinkAsync("kafka", 3000, [], CancellationToken.None);

        Assert.InRange(await Store.ShortenLogAsync(s_threeDays, CancellationToken.None), 1000, 1500);

        Assert.Equal([499, 500, .. Offsets(1501, 3000)], (await ReadAsync()).ConvertAll(static entry => entry.Offset).Where(static offset => offset is < 1000 or > 1500));
        Assert.Equal(["499 one {\"day\":0}", "500 two {\"day\":0}"], Assert.Single(await FindEntityAsync("urn:lonely")).Aspects.Select(Describe));
        Assert.Equal(["2501 one {\"day\":5}", "2502 two {\"day\":5}"], Assert.Single(await FindEntityAsync("urn:0")).Aspects.Select(Describe));
        Assert.Equal(3000, await Store.GetHeadOffsetAsync(CancellationToken.None));
        Assert.Equal(3001, (await CommitAsync("sales", Entity("urn:new", Aspect("one", "{}")))).FirstOffset);
    }

    [StoreFact]
    public async Task ShortenLog_SlowSink_KeepsWhatItDoesNotHave()
    {
        await FillDaysAsync();
        await Store.MoveSinkAsync("kafka", 3000, [], CancellationToken.None);
        await Store.MoveSinkAsync("slow", 700, [], CancellationToken.None);

        await Store.ShortenLogAsync(new LogRetention { MaxAge = TimeSpan.FromHours(1) }, CancellationToken.None);

        var left = (await ReadAsync()).ConvertAll(static entry => entry.Offset);
        Assert.Equal(Offsets(701, 3000), left.Where(static offset => offset > 700));
        Assert.Equal([499, 500], left.Where(static offset => offset <= 500));
    }

    [StoreFact]
    public async Task ShortenLog_DeadLetter_StaysReadable()
    {
        await FillDaysAsync();
        await Store.MoveSinkAsync("kafka", 3000, [new RejectedEntry(10, "too odd")], CancellationToken.None);

        await Store.ShortenLogAsync(s_threeDays, CancellationToken.None);

        Assert.Equal([10, 499, 500], (await ReadAsync(new LogQuery { Limit = 3 })).ConvertAll(static entry => entry.Offset));
        Assert.Equal(10, Assert.Single(await Store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None)).Offset);
        Assert.Equal([10], (await ReadAsync(new LogQuery { Urn = "urn:4", Limit = 1 })).ConvertAll(static entry => entry.Offset));
    }

    [StoreFact]
    public async Task ShortenLog_TooLarge_RemovesTheOldest()
    {
        await FillDaysAsync();

        var removed = await Store.ShortenLogAsync(new LogRetention { MaxBytes = 1 }, CancellationToken.None);

        Assert.InRange(removed, 2000, 3000);
        Assert.Equal([499, 500, .. Offsets(2501, 3000)], (await ReadAsync()).ConvertAll(static entry => entry.Offset).Where(static offset => offset is < 2000 or > 2500));
        Assert.Equal("2501 2502", await ReadOffsetsAsync(new LogQuery { From = 2500, Limit = 2 }));
    }

    [StoreFact]
    public async Task ShortenLog_KeptEntryIsOutdated_GoesNextTime()
    {
        await FillDaysAsync();
        await Store.ShortenLogAsync(s_threeDays, CancellationToken.None);
        await CommitAsync("sales", Entity("urn:lonely", Aspect("one", "{\"day\":9}", 99)));
        _time.Now += TimeSpan.FromDays(2);

        Assert.NotEqual(0, await Store.ShortenLogAsync(s_threeDays, CancellationToken.None));

        Assert.Equal([500], (await ReadAsync(new LogQuery { Urn = "urn:lonely" })).ConvertAll(static entry => entry.Offset).Where(static offset => offset <= 500));
        Assert.Equal(["3001 one {\"day\":9}", "500 two {\"day\":0}"], Assert.Single(await FindEntityAsync("urn:lonely")).Aspects.Select(Describe));
    }

    [StoreFact]
    public async Task ShortenLog_NothingBeyondTheLimits_ChangesNothing()
    {
        await FillDaysAsync();

        Assert.Equal(0, await Store.ShortenLogAsync(new LogRetention(), CancellationToken.None));
        Assert.Equal(0, await Store.ShortenLogAsync(new LogRetention { MaxAge = TimeSpan.FromDays(30), MaxBytes = 1L << 40 }, CancellationToken.None));

        Assert.Equal(3000, (await ReadAsync()).Count);
    }

    [StoreFact]
    public async Task FindWholeLog_BeforeAndAfterRetention_IsWhereTheLastGapEnds()
    {
        Assert.Equal(1, await Store.FindWholeLogAsync(CancellationToken.None));
        await FillDaysAsync();
        Assert.Equal(1, await Store.FindWholeLogAsync(CancellationToken.None));

        var removed = await Store.ShortenLogAsync(s_threeDays, CancellationToken.None);

        Assert.Equal(removed + 1, await Store.FindWholeLogAsync(CancellationToken.None));
    }

    /// <summary>Six days with 500 entries each about the same entities, but for one that only the first day has.</summary>
    private async Task FillDaysAsync()
    {
        for (var day = 0; day < 6; day++)
        {
            _time.Now += TimeSpan.FromDays(day == 0 ? 0 : 1);
            var json = $"{{\"day\":{day}}}";
            var entities = Enumerable.Range(0, 249).Select(static number => $"urn:{number}").Append(day == 0 ? "urn:lonely" : "urn:249");
            await CommitAsync(
                "sales", [.. entities.Select(urn => Entity(urn, Aspect("one", json, (ulong)day + 1), Aspect("two", json, (ulong)day + 1)))]);
        }
    }

    private static IEnumerable<long> Offsets(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(static offset => (long)offset);
}
