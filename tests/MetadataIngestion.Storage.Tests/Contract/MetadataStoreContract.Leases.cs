using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task TryTake_Free_ExcludesOthersUntilDisposed()
    {
        await using var other = await OpenAsync(_time);
        var lease = StoreLease.Sink("datahub");
        Assert.False(await Store.IsTakenAsync(lease, CancellationToken.None));

        await using (var taken = await Store.TryTakeAsync(lease, CancellationToken.None))
        {
            Assert.NotNull(taken);
            Assert.Null(await Store.TryTakeAsync(lease, CancellationToken.None));
            Assert.Null(await other.TryTakeAsync(lease, CancellationToken.None));
            Assert.True(await other.IsTakenAsync(lease, CancellationToken.None));
        }

        Assert.False(await other.IsTakenAsync(lease, CancellationToken.None));
        await using var next = await other.TryTakeAsync(lease, CancellationToken.None);
        Assert.NotNull(next);
    }

    [StoreFact]
    public async Task TryTake_OtherNames_AreOtherLeases()
    {
        await using var service = await Store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        await using var sink = await Store.TryTakeAsync(StoreLease.Sink("datahub"), CancellationToken.None);
        await using var long1 = await Store.TryTakeAsync(StoreLease.Sink(new string('\u00fc', 100) + "1"), CancellationToken.None);
        await using var long2 = await Store.TryTakeAsync(StoreLease.Sink(new string('\u00fc', 100) + "2"), CancellationToken.None);

        Assert.All([service, sink, long1, long2], Assert.NotNull);
    }

    [StoreFact]
    public async Task SetPaused_PausedAndResumed_LastsAndTellsWhetherAnythingChanged()
    {
        Assert.Empty(await Store.ListPausedAsync(CancellationToken.None));

        Assert.True(await Store.SetPausedAsync("sales", paused: true, CancellationToken.None));
        Assert.False(await Store.SetPausedAsync("sales", paused: true, CancellationToken.None));
        Assert.True(await Store.SetPausedAsync("hr", paused: true, CancellationToken.None));
        Assert.True(await Store.SetPausedAsync("hr", paused: false, CancellationToken.None));
        Assert.False(await Store.SetPausedAsync("hr", paused: false, CancellationToken.None));

        await using var other = await OpenAsync(_time);
        Assert.Equal(["sales"], await other.ListPausedAsync(CancellationToken.None));
    }
}
