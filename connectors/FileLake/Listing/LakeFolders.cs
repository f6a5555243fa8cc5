using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>
/// Lists the folders of a crawl and remembers which files in them describe the data beside them, so that nobody has to look for those
/// again. Safe for use by several threads.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="concurrency">How many are listed at a time.</param>
internal sealed class LakeFolders(ILakeStore store, int concurrency = 1)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<StoreEntry>> _companions = new(StringComparer.Ordinal);

    public ILakeStore Store => store;

    public async ValueTask<FolderListing> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = await FolderListing.ReadAsync(store, folder, cancellationToken).ConfigureAwait(false);
        _companions[folder] = listing.Companions;
        return listing;
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
}
