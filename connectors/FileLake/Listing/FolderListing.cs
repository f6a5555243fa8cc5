using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>
/// What lies directly in a folder, sorted by name, hidden and service names left out. Links are named but never followed, so that no
/// cycle is entered and nothing outside the root is read.
/// </summary>
internal sealed class FolderListing
{
    private readonly FileList _files = [];
    private readonly List<string> _folders = [];
    private readonly List<string> _hiddenFolders = [];
    private readonly List<string> _links = [];
    private readonly List<StoreEntry> _companions = [];

    private FolderListing()
    {
    }

    public IEnumerable<StoreEntry> Files => _files;

    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Folders with names that no data has, such as the log of a table.</summary>
    public IReadOnlyList<string> HiddenFolders => _hiddenFolders;

    public IReadOnlyList<string> Links => _links;

    /// <summary>Files that describe data, by their names.</summary>
    public IReadOnlyList<StoreEntry> Companions => _companions;

    /// <summary>Whether names were left out that are empty, as between two slashes in a key of an object store.</summary>
    public bool HasNameless { get; private set; }

    /// <summary>Whether there is nothing at all, hidden names included.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Why the listing is incomplete; <see langword="null"/> when it is not.</summary>
    public ListingFailure? Failure { get; private set; }

    public static async ValueTask<FolderListing> ReadAsync(ILakeStore store, string folder, CancellationToken cancellationToken)
    {
        var listing = new FolderListing();
        try
        {
            await foreach (var entry in store.ListAsync(folder, cancellationToken).ConfigureAwait(false))
            {
                listing.Add(entry);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            listing.Failure = ListingFailure.From(exception, folder);
        }

        listing.Sort();
        return listing;
    }

    /// <summary>A folder whose contents are known.</summary>
    public static FolderListing Of(IEnumerable<StoreEntry> entries)
    {
        var listing = new FolderListing();
        foreach (var entry in entries)
        {
            listing.Add(entry);
        }

        listing.Sort();
        return listing;
    }

    private void Add(StoreEntry entry)
    {
        IsEmpty = false;
        if (entry.Name.Length == 0)
        {
            HasNameless = true;
            return;
        }

        if (CompanionNames.Contains(entry))
        {
            _companions.Add(entry);
        }

        if (HiddenNames.Contains(entry.Name))
        {
            AddHidden(entry);
            return;
        }

        switch (entry.Kind)
        {
            case StoreEntryKind.Link:
                _links.Add(entry.Name);
                break;
            case StoreEntryKind.Folder:
                _folders.Add(entry.Name);
                break;
            default:
                _files.Add(entry);
                break;
        }
    }

    private void AddHidden(StoreEntry entry)
    {
        if (entry.Kind == StoreEntryKind.Folder)
        {
            _hiddenFolders.Add(entry.Name);
        }
    }

    private void Sort()
    {
        _companions.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        _hiddenFolders.Sort(StringComparer.Ordinal);
        _files.Sort();
        _folders.Sort(StringComparer.Ordinal);
        _links.Sort(StringComparer.Ordinal);
    }
}
