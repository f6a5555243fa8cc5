using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A bucket with so many files that exist by their names alone.</summary>
internal sealed class ManyFilesStore(int files) : ILakeStore
{
    public async IAsyncEnumerable<StoreEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        for (var i = 0; i < files; i++)
        {
            yield return new StoreEntry($"part-{i:D7}.csv", StoreEntryKind.File, 10, DateTimeOffset.UnixEpoch.AddSeconds(i), $"\"{i:x32}\"");
        }
    }

    public IAsyncEnumerable<StoreEntry>? ListTree(string folder, CancellationToken cancellationToken) => null;

    public ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken) => new((StoreEntry?)null);

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) => [];

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => new(StoreLabels.None);

    public ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken) => throw new FileNotFoundException(null, path);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
