using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task LiveEntities_OneRemoved_LeavesItOut()
    {
        var stored = await CommitAsync("sales", Identified("urn:a", "1"), Identified("urn:b", "2"), Identified("urn:c", null));
        await using var session = await BeginAsync();

        await session.CommitAsync([Identified("urn:b", "2", removed: true, id: stored.EntityIds[1])], CancellationToken.None);

        Assert.Equal(["urn:a", "urn:c"], (await ReadLiveAsync(session)).ConvertAll(static entity => entity.Key.Urn));
        Assert.Equal(2, await session.CountLiveEntitiesAsync(CancellationToken.None));
        Assert.Empty(await session.FindByIdentityAsync(["2"], CancellationToken.None));
        Assert.True((await LoadAsync(session, "urn:b"))!.Removed);
    }

    [StoreFact]
    public async Task LiveEntities_RemovedOneReturns_HasItAgainInItsOldPlace()
    {
        var stored = await CommitAsync("sales", Identified("urn:a", "1"), Identified("urn:b", "2"));
        await CommitAsync("sales", Identified("urn:a", "1", removed: true, id: stored.EntityIds[0]));
        await using var session = await BeginAsync();

        await session.CommitAsync([Identified("urn:a", "1", id: stored.EntityIds[0])], CancellationToken.None);

        Assert.Equal(["urn:a", "urn:b"], (await ReadLiveAsync(session)).ConvertAll(static entity => entity.Key.Urn));
        Assert.Single(await session.FindByIdentityAsync(["1"], CancellationToken.None));
        Assert.False((await LoadAsync(session, "urn:a"))!.Removed);
    }

    [StoreFact]
    public async Task LiveEntities_OfAnotherSource_AreLeftOut()
    {
        await CommitAsync("sales", Identified("urn:a", "1"));
        await CommitAsync("hr", Identified("urn:b", "1"));
        await using var session = await BeginAsync();

        Assert.Equal("urn:a", Assert.Single(await ReadLiveAsync(session)).Key.Urn);
        Assert.Equal(1, await session.CountLiveEntitiesAsync(CancellationToken.None));
        Assert.Equal("urn:a", Assert.Single(await session.FindByIdentityAsync(["1"], CancellationToken.None)).Key.Urn);
    }

    [StoreFact]
    public async Task FindByIdentity_SharedIdentity_ReturnsAll()
    {
        await CommitAsync("sales", Identified("urn:a", "1"), Identified("urn:b", "1"), Identified("urn:c", "11"));
        await using var session = await BeginAsync();

        var found = await session.FindByIdentityAsync(["1"], CancellationToken.None);

        Assert.Equal(["urn:a", "urn:b"], found.Select(static entity => entity.Key.Urn));
    }

    [StoreFact]
    public async Task FindByIdentity_SeveralAtOnce_AreFoundOnceEachInTheOrderTheyCame()
    {
        await CommitAsync("sales", Identified("urn:a", "3"), Identified("urn:b", "1"), Identified("urn:c", "2"), Identified("urn:d", null));
        await using var session = await BeginAsync();

        var found = await session.FindByIdentityAsync(["1", "3", "1", "nobody"], CancellationToken.None);

        Assert.Equal(["urn:a", "urn:b"], found.Select(static entity => entity.Key.Urn));
        Assert.Empty(await session.FindByIdentityAsync([], CancellationToken.None));
    }

    [StoreTheory]
    [InlineData(512)]
    [InlineData(1300)]
    public async Task LiveEntities_Many_ComeOnceEachInOrder(int count)
    {
        var urns = Enumerable.Range(0, count).Select(static number => $"urn:{number}").ToList();
        await CommitAsync("sales", urns.ConvertAll(static urn => Entity(urn)).ToArray());
        await using var session = await BeginAsync();

        Assert.Equal(urns, (await ReadLiveAsync(session)).ConvertAll(static entity => entity.Key.Urn));
    }

    [StoreFact]
    public async Task LiveEntities_EachRemovedWhileReading_StillComeOnceEach()
    {
        var urns = Enumerable.Range(0, 1300).Select(static number => $"urn:{number}").ToList();
        await CommitAsync("sales", urns.ConvertAll(static urn => Entity(urn)).ToArray());
        await using var session = await BeginAsync();
        var seen = new List<string>();

        await foreach (var (id, key) in session.ReadLiveEntitiesAsync(CancellationToken.None))
        {
            seen.Add(key.Urn);
            if (seen.Count % 100 == 0)
                await session.CommitAsync([new EntityChange { Key = key, Id = id, Removed = true, Aspects = [] }], CancellationToken.None);
        }

        Assert.Equal(urns, seen);
        Assert.Equal(1287, await session.CountLiveEntitiesAsync(CancellationToken.None));
    }
}
