using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task ReadLog_NewStore_IsEmpty()
    {
        Assert.Empty(await ReadAsync());
        Assert.Equal(0, await Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task ReadLog_StoredProposal_ComesBackWhole()
    {
        _time.Now = new DateTimeOffset(2026, 5, 4, 3, 2, 1, 987, TimeSpan.Zero);
        await using (var session = await BeginAsync("sales", "run-x"))
        {
            var aspect = Aspect("status", "{\"removed\":true}") with
            {
                ChangeType = ChangeType.Patch,
                Headers = new Dictionary<string, string> { ["removal-reason"] = "renamed", ["renamed-to"] = "urn:li:dataset:(\"\u00fc\")" },
            };
            await session.CommitAsync([Entity("urn:a", aspect)], CancellationToken.None);
        }

        var entry = Assert.Single(await ReadAsync());

        Assert.Equal((1, "sales", "run-x"), (entry.Offset, entry.Source, entry.RunId));
        Assert.Equal(_time.Now, entry.RecordedAt);
        Assert.Equal(_time.Now, entry.Proposal!.LastObserved);
        Assert.Equal(("dataset", "urn:a", "status"), (entry.EntityType, entry.EntityUrn, entry.Proposal!.AspectName));
        Assert.Equal(ChangeType.Patch, entry.Proposal!.ChangeType);
        Assert.Equal("{\"removed\":true}", Text(entry.Proposal!));
        Assert.Equal(
            new Dictionary<string, string> { ["removal-reason"] = "renamed", ["renamed-to"] = "urn:li:dataset:(\"\u00fc\")" }, entry.Proposal!.Headers);
    }

    [StoreFact]
    public async Task ReadLog_NoHeaders_AreEmpty()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("status", "{}")));

        Assert.Empty(Assert.Single(await ReadAsync()).Proposal!.Headers);
    }

    [StoreTheory]
    [InlineData(1, null, "1 2 3 4 5 6 7")]
    [InlineData(3, null, "3 4 5 6 7")]
    [InlineData(3, 2L, "3 4")]
    [InlineData(-5, 1L, "1")]
    [InlineData(1, 0L, "")]
    [InlineData(8, null, "")]
    public async Task ReadLog_RangeOfOffsets_ReturnsIt(long from, long? limit, string expected)
    {
        await FillAsync();

        Assert.Equal(expected, await ReadOffsetsAsync(new LogQuery { From = from, Limit = limit }));
    }

    [StoreTheory]
    [InlineData("sales", null, null, "1 2 4 7")]
    [InlineData("hr", null, null, "3 5 6")]
    [InlineData("nobody", null, null, "")]
    [InlineData(null, "urn:a", null, "1 2 3 7")]
    [InlineData(null, "urn:none", null, "")]
    [InlineData(null, null, "one", "1 3 4 5")]
    [InlineData(null, null, "nothing", "")]
    [InlineData("sales", "urn:a", null, "1 2 7")]
    [InlineData("sales", null, "one", "1 4")]
    [InlineData("hr", "urn:a", "one", "3")]
    [InlineData("hr", "urn:c", "two", "6")]
    public async Task ReadLog_Filters_ReturnOnlyWhatTheyName(string? source, string? urn, string? aspect, string expected)
    {
        await FillAsync();

        Assert.Equal(expected, await ReadOffsetsAsync(new LogQuery { Source = source, Urn = urn, Aspect = aspect }));
    }

    [StoreTheory]
    [InlineData("sales", null, "2 4")]
    [InlineData(null, "urn:a", "2 3")]
    [InlineData(null, null, "2 3")]
    public async Task ReadLog_FilterFromAndLimit_CountWhatMatches(string? source, string? urn, string expected)
    {
        await FillAsync();

        Assert.Equal(expected, await ReadOffsetsAsync(new LogQuery { From = 2, Limit = 2, Source = source, Urn = urn }));
    }

    [StoreTheory]
    [InlineData(null, null)]
    [InlineData("sales", null)]
    [InlineData(null, "urn:a")]
    public async Task ReadLog_MoreThanOnePage_ReturnsAllInOrder(string? source, string? urn)
    {
        var aspects = Enumerable.Range(0, 700).Select(static number => Aspect($"aspect-{number}", "{}")).ToArray();
        await CommitAsync("sales", Entity("urn:a", aspects));

        var entries = await ReadAsync(new LogQuery { Source = source, Urn = urn });

        Assert.Equal(Enumerable.Range(0, 700).Select(static number => $"aspect-{number}"), entries.ConvertAll(static entry => entry.Proposal!.AspectName));
    }

    [StoreFact]
    public async Task ReadLog_LargePayloads_ComeBackWhole()
    {
        var large = new string('x', 3_000_000);
        await CommitAsync("sales", Entity("urn:a", Aspect("one", large), Aspect("two", large), Aspect("three", large)));

        var entries = await ReadAsync();

        Assert.Equal([1, 2, 3], entries.ConvertAll(static entry => entry.Offset));
        Assert.All(entries, entry => Assert.Equal(large, Text(entry.Proposal!)));
    }

    [StoreFact]
    public async Task ReadLog_CommitWhileReading_EndsAtTheOldHead()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}")));
        var seen = new List<long>();

        await foreach (var entry in Store.ReadLogAsync(new LogQuery(), CancellationToken.None))
        {
            seen.Add(entry.Offset);
            await CommitAsync("hr", Entity($"urn:{entry.Offset}", Aspect("one", "{}")));
        }

        Assert.Equal([1], seen);
    }

    [StoreFact]
    public async Task ReadLog_CancelledWhileReading_Stops()
    {
        await CommitAsync("sales", Entity("urn:a", Enumerable.Range(0, 700).Select(static number => Aspect($"aspect-{number}", "{}")).ToArray()));
        using var cancelled = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.ReadLogAsync(new LogQuery(), cancelled.Token))
            {
                seen++;
                await cancelled.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }

    [StoreFact]
    public async Task ReadLog_StoreOpenedAgain_GoesOnWhereItWas()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}")));
        await Store.DisposeAsync();
        Store = await OpenAsync(_time);

        var result = await CommitAsync("sales", Entity("urn:b", Aspect("one", "{}")));

        Assert.Equal(2, result.FirstOffset);
        Assert.Equal([1, 2], (await ReadAsync()).ConvertAll(static entry => entry.Offset));
    }

    /// <summary>Two runs at once, whose entries lie between each other, and then another.</summary>
    private async Task FillAsync()
    {
        await using (var sales = await BeginAsync("sales"))
        await using (var hr = await BeginAsync("hr"))
        {
            await sales.CommitAsync([Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None);
            await hr.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None);
            await sales.CommitAsync([Entity("urn:b", Aspect("one", "{}"))], CancellationToken.None);
            await hr.CommitAsync([Entity("urn:c", Aspect("one", "{}"), Aspect("two", "{}"))], CancellationToken.None);
        }

        await CommitAsync("sales", Entity("urn:a", Aspect("two", "{}")));
    }
}
