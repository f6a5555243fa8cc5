using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task Commit_SeveralProposals_GetOffsetsInTheirOrder()
    {
        var first = await CommitAsync("sales", Entity("urn:a", Aspect("one", "1"), Aspect("two", "2")), Entity("urn:b", Aspect("one", "3")));
        var second = await CommitAsync("hr", Entity("urn:c", Aspect("one", "4")));

        Assert.Equal((1, 3), (first.FirstOffset, first.LastOffset));
        Assert.Equal((4, 4), (second.FirstOffset, second.LastOffset));
        Assert.Equal("1 2 3 4", string.Join(' ', (await ReadAsync()).ConvertAll(static entry => Text(entry.Proposal!))));
        Assert.Equal(4, await Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task Commit_NothingToAppend_LeavesTheLogAlone()
    {
        var none = await CommitAsync("sales");
        var keyOnly = await CommitAsync("sales", Entity("urn:a"));

        Assert.Equal((0, 0, 0), (none.EntityIds.Count, none.FirstOffset, none.LastOffset));
        Assert.Equal((1, 0, 0), (keyOnly.EntityIds.Count, keyOnly.FirstOffset, keyOnly.LastOffset));
        Assert.Empty(await ReadAsync());
    }

    [StoreFact]
    public async Task Commit_OneChangeIsWrong_StoresNoneAndLeavesTheSessionUsable()
    {
        var foreign = await CommitAsync("hr", Entity("urn:h"));
        await using var session = await BeginAsync();
        EntityChange[] changes = [Entity("urn:a", Aspect("never seen before", "{}")), Known(foreign.EntityIds[0], "urn:h", Aspect("one", "{}"))];

        await Assert.ThrowsAsync<ArgumentException>(() => session.CommitAsync(changes, CancellationToken.None));

        Assert.Null(await LoadAsync(session, "urn:a"));
        Assert.Empty(await ReadAsync());
        var result = await session.CommitAsync([Entity("urn:a", Aspect("never seen before", "{}"))], CancellationToken.None);
        Assert.Equal((1, 1), (result.FirstOffset, result.LastOffset));
        Assert.Equal("never seen before", Assert.Single(await ReadAsync()).Proposal!.AspectName);
    }

    [StoreFact]
    public async Task Commit_Cancelled_StoresNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await using var session = await BeginAsync();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], cancelled.Token));

        Assert.Empty(await ReadAsync());
        Assert.Null(await LoadAsync(session, "urn:a"));
    }

    [StoreFact]
    public async Task Commit_SourcesInParallel_KeepOffsetsDenseAndCommitsWhole()
    {
        async Task<List<CommitResult>> WriteAsync(string source)
        {
            var results = new List<CommitResult>();
            await using var session = await BeginAsync(source, source);
            for (var i = 0; i < 40; i++)
                results.Add(await session.CommitAsync([Entity($"urn:{i}", Aspect("one", source), Aspect("two", source))], CancellationToken.None));
            return results;
        }

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => WriteAsync($"source-{number}"))));

        var log = await ReadAsync();
        Assert.Equal(Enumerable.Range(1, 320).Select(static offset => (long)offset), log.ConvertAll(static entry => entry.Offset));
        for (var number = 0; number < 4; number++)
        {
            foreach (var result in all[number])
            {
                Assert.Equal(result.FirstOffset + 1, result.LastOffset);
                Assert.Equal($"source-{number}", log[(int)result.FirstOffset - 1].Source);
                Assert.Equal($"source-{number}", log[(int)result.LastOffset - 1].Source);
            }
        }
    }
}
