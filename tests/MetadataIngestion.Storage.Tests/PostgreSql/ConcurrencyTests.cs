using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Many who write, and some who follow.</summary>
public sealed class ConcurrencyTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    private const int Writers = 6;
    private const int Commits = 30;
    private const int Total = Writers * Commits * 5;

    [PostgresFact]
    public async Task Follow_ManyWriters_SeesEachEntryOnceInOrder()
    {
        var stores = new[] { await OpenAsync(partitionSize: 300), await OpenAsync(partitionSize: 300), await OpenAsync(partitionSize: 300) };
        var followers = stores.Select(store => Task.Run(() => FollowAsync(store))).ToList();

        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(stores[writer % 3], $"source-{writer}"))));

        var all = Enumerable.Range(1, Total).Select(static offset => (long)offset).ToList();
        foreach (var seen in await Task.WhenAll(followers).WaitAsync(s_patience))
            Assert.Equal(all, seen);
        Assert.Equal(all, written.SelectMany(static offsets => offsets).Order());
    }

    [PostgresFact]
    public async Task Open_ManyAtOnce_MakesTheSchemaOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync())));

        await using var session = await BeginAsync(stores[3]);
        Assert.Equal(1, (await session.CommitAsync([Entity("urn:a", Aspect("one", "{}"))], CancellationToken.None)).LastOffset);
    }

    [PostgresFact]
    public async Task TryTake_ManyAtOnce_OneHasItAtATime()
    {
        var stores = new[] { await OpenAsync(), await OpenAsync() };
        var (holders, most, taken) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                await using var lease = await stores[number % 2].TryTakeAsync(StoreLease.Sink("kafka"), CancellationToken.None);
                if (lease is null)
                    continue;
                InterlockedMax(ref most, Interlocked.Increment(ref holders));
                Interlocked.Increment(ref taken);
                await Task.Yield();
                Interlocked.Decrement(ref holders);
            }
        })));

        Assert.Equal(1, most);
        Assert.InRange(taken, 1, 160);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = most; value > known; known = most)
            Interlocked.CompareExchange(ref most, value, known);
    }

    private static async Task<List<long>> FollowAsync(PostgreSqlMetadataStore store)
    {
        var seen = new List<long>();
        while (seen.Count < Total)
        {
            await store.WaitForEntriesAsync(seen.Count, CancellationToken.None).WaitAsync(s_patience);
            await foreach (var entry in store.ReadLogAsync(new LogQuery { From = (seen.Count == 0 ? 0 : seen[^1]) + 1 }, CancellationToken.None))
                seen.Add(entry.Offset);
        }

        return seen;
    }

    private async Task<List<long>> WriteAsync(PostgreSqlMetadataStore store, string source)
    {
        var offsets = new List<long>();
        await using var session = await BeginAsync(store, source);
        for (var i = 0; i < Commits; i++)
        {
            var changes = Enumerable.Range(0, 5).Select(entity => Entity($"urn:{i % 7}:{entity}", Aspect("one", $"{{\"n\":{i}}}", (ulong)i))).ToList();
            var result = await session.CommitAsync(changes, CancellationToken.None);
            for (var offset = result.FirstOffset; offset <= result.LastOffset; offset++)
                offsets.Add(offset);
        }

        return offsets;
    }
}
