using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage.Local;

/// <summary>Local and mounted file systems.</summary>
internal sealed class LocalStore : ILakeStore
{
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    // What the runtime gives as the time of a file that it cannot ask for it.
    private static readonly DateTimeOffset UnknownTime = DateTimeOffset.FromFileTime(0);

    public async IAsyncEnumerable<StoreEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The file system has no asynchronous listing; the first entry opens the folder.
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var entry in new FileSystemEnumerable<StoreEntry>(folder, static (ref entry) => Entry(ref entry), Everything))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsThere(folder, entry))
            {
                yield return entry;
            }
        }
    }

    public IAsyncEnumerable<StoreEntry>? ListTree(string folder, CancellationToken cancellationToken) => null;

    public ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(path);
        return new ValueTask<StoreEntry?>(file.Exists ? new StoreEntry(file.Name, StoreEntryKind.File, file.Length, file.LastWriteTimeUtc) : null);
    }

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) => UnixOwners.Of(path);

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => new(StoreLabels.None);

    public ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<IStoreFile>(LocalFile.Open(path));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreEntry Entry(ref FileSystemEntry entry)
    {
        var kind = entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? StoreEntryKind.Link
            : entry.IsDirectory ? StoreEntryKind.Folder
            : StoreEntryKind.File;
        return new StoreEntry(entry.FileName.ToString(), kind, kind == StoreEntryKind.File ? entry.Length : 0, entry.LastWriteTimeUtc);
    }

    /// <summary>
    /// A folder that may be listed but not entered shows names without sizes and times; asking again tells that from a file that has
    /// just gone.
    /// </summary>
    private static bool IsThere(string folder, StoreEntry entry)
    {
        if (entry.Modified > UnknownTime)
            return true;

        try
        {
            File.GetAttributes(Path.Combine(folder, entry.Name));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
