using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>
/// Lists the folders of a crawl, where a store can and it is cheaper all folders inside one at once, and remembers which files in them describe the data beside them, so that nobody has to look for those
/// again. Safe for use by several threads.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="concurrency">How many are listed at a time.</param>
internal sealed class LakeFolders(ILakeStore store, int concurrency = 1)
{
    // From here on one listing of all files below a folder is tried, for at most an eighth of the requests that listing each folder takes.
    private const int ManyFolders = 8;
    private const int EntriesPerFolder = 1000 / ManyFolders;
    private const int MaxAhead = 100_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<StoreEntry>> _companions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<StoreEntry>> _ahead = new(StringComparer.Ordinal);
    private int _entriesAhead;

    public ILakeStore Store => store;

    public async ValueTask<FolderListing> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!_ahead.TryRemove(folder, out var entries))
            return Remember(folder, await ListAsync(folder, cancellationToken).ConfigureAwait(false));

        Interlocked.Add(ref _entriesAhead, -entries.Count);
        return Remember(folder, FolderListing.Of(entries));
    }

    /// <summary>Lists folders in their order, some ahead of those that are taken.</summary>
    public async IAsyncEnumerable<FolderListing> ReadAllAsync(IEnumerable<string> folders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = new Queue<Task<FolderListing>>();
        try
        {
            foreach (var folder in folders)
            {
                started.Enqueue(Task.Run(() => ReadAsync(folder, ending.Token).AsTask(), ending.Token));
                if (started.Count > concurrency)
                    yield return await started.Dequeue().ConfigureAwait(false);
            }

            while (started.TryDequeue(out var listing))
            {
                yield return await listing.ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(started)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The files in a folder that describe data. Folders that were not listed, such as those above the patterns of path specifications, are now.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public async ValueTask<IReadOnlyList<StoreEntry>> CompanionsAsync(string folder, CancellationToken cancellationToken)
    {
        if (_companions.TryGetValue(folder, out var known))
            return known;

        List<StoreEntry> companions = [];
        await foreach (var entry in store.ListAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            if (CompanionNames.Contains(entry))
            {
                companions.Add(entry);
            }
        }

        return _companions.GetOrAdd(folder, companions);
    }

    private FolderListing Remember(string folder, FolderListing listing)
    {
        _companions[folder] = listing.Companions;
        return listing;
    }

    private async ValueTask<FolderListing> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = await FolderListing.ReadAsync(store, folder, cancellationToken).ConfigureAwait(false);
        if (listing.Folders.Count >= ManyFolders && _entriesAhead < MaxAhead && store.ListTree(folder, cancellationToken) is { } tree)
        {
            await ReadAheadAsync(folder, tree, Math.Min(listing.Folders.Count * EntriesPerFolder, MaxAhead)).ConfigureAwait(false);
        }

        return listing;
    }

    private async ValueTask ReadAheadAsync(string folder, IAsyncEnumerable<StoreEntry> listing, int maxEntries)
    {
        try
        {
            var tree = await FolderTree.ReadAsync(folder, listing, maxEntries).ConfigureAwait(false);
            foreach (var (path, entries) in tree?.Folders ?? new Dictionary<string, List<StoreEntry>>())
            {
                Interlocked.Add(ref _entriesAhead, entries.Count);
                _ahead[path] = entries;
            }
        }
        catch (IOException)
        {
            // The folders are listed one by one, which says what is wrong and with which of them.
        }
    }
}
