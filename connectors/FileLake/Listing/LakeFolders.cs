using System.Collections.Concurrent;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>
/// Lists the folders of a crawl and remembers which files in them describe the data beside them, so that nobody has to look for those
/// again. Safe for use by several threads.
/// </summary>
internal sealed class LakeFolders(ILakeStore store)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<StoreEntry>> _companions = new(StringComparer.Ordinal);

    public ILakeStore Store => store;

    public async ValueTask<FolderListing> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = await FolderListing.ReadAsync(store, folder, cancellationToken).ConfigureAwait(false);
        _companions[folder] = listing.Companions;
        return listing;
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
