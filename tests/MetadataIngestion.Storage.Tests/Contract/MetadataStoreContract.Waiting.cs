using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(2);

    [StoreFact]
    public async Task WaitForEntries_AlreadyThere_ReturnsTheNewestOffset()
    {
        await FillAsync();
        Store = await ReopenAsync();

        Assert.Equal(7, await Store.WaitForEntriesAsync(0, CancellationToken.None).WaitAsync(s_deadline));
        Assert.Equal(7, await Store.WaitForEntriesAsync(6, CancellationToken.None).WaitAsync(s_deadline));
    }

    [StoreFact]
    public async Task WaitForEntries_Nothing_WaitsUntilSomethingIsCommitted()
    {
        await FillAsync();
        var waiting = Enumerable.Range(0, 50).Select(_ => Store.WaitForEntriesAsync(7, CancellationToken.None)).ToList();
        Assert.DoesNotContain(waiting, static wait => wait.IsCompleted);

        await CommitAsync("hr", Entity("urn:z", Aspect("one", "{}")));

        Assert.All(await Task.WhenAll(waiting).WaitAsync(s_deadline), static head => Assert.Equal(8, head));
    }

    [StoreFact]
    public async Task WaitForEntries_FarBeyondTheHead_IsNotDisturbedByWhatComesBefore()
    {
        var waiting = Store.WaitForEntriesAsync(1, CancellationToken.None);
        await CommitAsync("hr", Entity("urn:a", Aspect("one", "{}")));
        Assert.Equal(1, await Store.WaitForEntriesAsync(0, CancellationToken.None).WaitAsync(s_deadline));
        Assert.False(waiting.IsCompleted);

        await CommitAsync("hr", Entity("urn:b", Aspect("one", "{}")));

        Assert.Equal(2, await waiting.WaitAsync(s_deadline));
    }

    [StoreFact]
    public async Task WaitForEntries_CommittedThroughAnotherStore_Returns()
    {
        await using var other = await OpenAsync(_time);
        var waiting = other.WaitForEntriesAsync(0, CancellationToken.None);

        await CommitAsync("hr", Entity("urn:a", Aspect("one", "{}")));

        Assert.Equal(1, await waiting.WaitAsync(s_deadline));
    }

    [StoreFact]
    public async Task WaitForEntries_Cancelled_EndsOnlyThatWait()
    {
        using var cancelled = new CancellationTokenSource();
        var one = Store.WaitForEntriesAsync(0, cancelled.Token);
        var two = Store.WaitForEntriesAsync(0, CancellationToken.None);

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.WaitAsync(s_deadline));
        await CommitAsync("hr", Entity("urn:a", Aspect("one", "{}")));

        Assert.Equal(1, await two.WaitAsync(s_deadline));
    }

    [StoreFact]
    public async Task WaitForEntries_StoreIsDisposed_Ends()
    {
        var other = await OpenAsync(_time);
        var waiting = other.WaitForEntriesAsync(0, CancellationToken.None);

        await other.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(s_deadline));
    }

    private async Task<IMetadataStore> ReopenAsync()
    {
        await Store.DisposeAsync();
        return await OpenAsync(_time);
    }
}
