using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commit_DiskIsFull_FailsClearlyAndLosesNothingCommitted()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File(), maxPageCount: 200);

        var (committed, error) = await CommitUntilItFailsAsync(store);

        Assert.Contains($"'{_folder.File()}' cannot grow: the disk is full", error, StringComparison.Ordinal);
        Assert.Contains("Free space", error, StringComparison.Ordinal);
        Assert.InRange(committed, 10, 100);
        Assert.Equal(committed, await store.GetHeadOffsetAsync(CancellationToken.None));
        SqliteFile.AssertSound(_folder.File());
    }

    [Fact]
    public async Task Commit_DiskWasFull_GoesOnWhenThereIsSpaceAgain()
    {
        int committed;
        await using (var full = await SqliteFile.OpenAsync(_folder.File(), maxPageCount: 200))
            (committed, _) = await CommitUntilItFailsAsync(full);
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-2", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);

        Assert.Equal(committed + 1, (await session.CommitAsync([Entity("urn:next", Aspect("one", "{}"))], CancellationToken.None)).LastOffset);
    }

    private static async Task<(int Committed, string Error)> CommitUntilItFailsAsync(SqliteMetadataStore store)
    {
        var committed = 0;
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        var error = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            for (; committed < 10_000; committed++)
                await session.CommitAsync([Entity($"urn:{committed}", Aspect("one", new string('x', 20_000)))], CancellationToken.None);
        });
        Assert.Null((await session.LoadAsync([$"urn:{committed}"], CancellationToken.None))[0]);
        return (committed, error.Message);
    }
}
