using System.IO.Enumeration;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>
/// What lies directly in a folder, sorted by name, hidden and service names left out. Links are named but never followed, so that no
/// cycle is entered and nothing outside the root is read.
/// </summary>
internal sealed class FolderListing
{
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    // What the runtime gives as the time of a file that it cannot ask for it.
    private static readonly DateTimeOffset UnknownTime = DateTimeOffset.FromFileTime(0);

    private readonly List<FileEntry> _files = [];
    private readonly List<string> _folders = [];
    private readonly List<string> _links = [];

    private FolderListing()
    {
    }

    public IReadOnlyList<FileEntry> Files => _files;

    public IReadOnlyList<string> Folders => _folders;

    public IReadOnlyList<string> Links => _links;

    /// <summary>Whether there is nothing at all, hidden names included.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Why the listing is incomplete; <see langword="null"/> when it is not.</summary>
    public ListingFailure? Failure { get; private set; }

    public static FolderListing Read(string folder, CancellationToken cancellationToken)
    {
        var listing = new FolderListing();
        try
        {
            listing.Fill(folder, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            listing.Failure = ListingFailure.From(exception, folder);
        }

        listing.Sort();
        return listing;
    }

    private void Fill(string folder, CancellationToken cancellationToken)
    {
        var entries = new FileSystemEnumerable<(FileEntry Entry, FileAttributes Attributes)>(
            folder,
            static (ref entry) => (new FileEntry(entry.FileName.ToString(), entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc), entry.Attributes),
            Everything);
        foreach (var (entry, attributes) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IsEmpty = false;
            if (!HiddenNames.Contains(entry.Name) && IsThere(folder, entry))
            {
                Add(entry, attributes);
            }
        }
    }

    /// <summary>
    /// A folder that may be listed but not entered shows names without sizes and times; asking again tells that from a file that has
    /// just gone.
    /// </summary>
    private static bool IsThere(string folder, FileEntry entry)
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

    private void Add(FileEntry entry, FileAttributes attributes)
    {
        if (attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            _links.Add(entry.Name);
        }
        else if (attributes.HasFlag(FileAttributes.Directory))
        {
            _folders.Add(entry.Name);
        }
        else
        {
            _files.Add(entry);
        }
    }

    private void Sort()
    {
        _files.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        _folders.Sort(StringComparer.Ordinal);
        _links.Sort(StringComparer.Ordinal);
    }
}
