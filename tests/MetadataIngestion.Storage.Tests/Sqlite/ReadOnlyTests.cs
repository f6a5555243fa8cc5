using System.Runtime.Versioning;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Sqlite;

[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Writable = ReadOnly | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string Lock => _folder.File() + ".locks/source-1.lock";

    public void Dispose()
    {
        foreach (var path in (string[])[_folder.Path, Path.GetDirectoryName(Lock)!])
            File.SetUnixFileMode(path, Writable);
        _folder.Dispose();
    }

    [UnixFact]
    public async Task BeginRun_FileIsReadOnly_FailsClearly()
    {
        await FillAsync();
        File.SetUnixFileMode(_folder.File(), ReadOnly);
        await using var child = ChildProcess.StartUnprivileged("write", _folder.File(), "sales", "1");

        var (exitCode, error) = await child.FinishAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{_folder.File()}' cannot be written: the file or its folder is read-only", error, StringComparison.Ordinal);
        await AssertUnchangedAsync();
    }

    [UnixFact]
    public async Task Open_FolderIsReadOnly_FailsClearly()
    {
        await FillAsync();
        File.SetUnixFileMode(_folder.Path, ReadOnly);
        await using var child = ChildProcess.StartUnprivileged("write", _folder.File(), "sales", "1");

        var (exitCode, error) = await child.FinishAsync();

        File.SetUnixFileMode(_folder.Path, Writable);
        Assert.Equal(1, exitCode);
        Assert.Contains($"'{_folder.File()}' cannot be written: the file or its folder is read-only", error, StringComparison.Ordinal);
        Assert.Contains("Grant the right to write both", error, StringComparison.Ordinal);
        await AssertUnchangedAsync();
    }

    [UnixFact]
    public async Task BeginRun_LockFolderIsReadOnly_NamesTheLockFile()
    {
        await FillAsync();
        File.Delete(Lock);
        File.SetUnixFileMode(_folder.File() + ".locks", ReadOnly);
        await using var child = ChildProcess.StartUnprivileged("write", _folder.File(), "sales", "1");

        var (exitCode, error) = await child.FinishAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains($"The lock file '{Lock}' cannot be opened", error, StringComparison.Ordinal);
        await AssertUnchangedAsync();
    }

    private async Task FillAsync()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var session = await store.BeginRunAsync(new RunStart("run-1", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);
        await session.CommitAsync([Entity("urn:0", Aspect("one", "{}"))], CancellationToken.None);
    }

    private async Task AssertUnchangedAsync()
    {
        File.SetUnixFileMode(_folder.File(), Writable);
        SqliteFile.AssertSound(_folder.File());
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        Assert.Equal(1, await store.GetHeadOffsetAsync(CancellationToken.None));
        Assert.Single(await store.ListRunsAsync(new RunQuery { Limit = 10 }, CancellationToken.None));
    }
}
