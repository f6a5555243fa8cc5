using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>The folders below one folder with what lies directly in each, put together from a listing of all files.</summary>
internal sealed class FolderTree
{
    private readonly string _root;
    private readonly Dictionary<string, List<StoreEntry>> _folders = new(StringComparer.Ordinal);

    private FolderTree(string root) => _root = root;

    /// <summary>The folders by path, without the outermost.</summary>
    public IReadOnlyDictionary<string, List<StoreEntry>> Folders => _folders;

    /// <summary>Reads a tree.</summary>
    /// <param name="root">The outermost folder.</param>
    /// <param name="listing">All that is below it.</param>
    /// <param name="maxEntries">The most entries that are read.</param>
    /// <returns>The tree; <see langword="null"/> when there is more in it.</returns>
    /// <exception cref="IOException">It cannot be listed.</exception>
    public static async ValueTask<FolderTree?> ReadAsync(string root, IAsyncEnumerable<StoreEntry> listing, int maxEntries)
    {
        var tree = new FolderTree(root);
        await foreach (var entry in listing.ConfigureAwait(false))
        {
            if (--maxEntries < 0)
                return null;

            tree.Add(entry);
        }

        return tree;
    }

    private void Add(StoreEntry entry)
    {
        var folder = _root;
        var names = entry.Name.Split('/');
        foreach (var name in names.AsSpan(..^1))
        {
            if (name.Length == 0)
            {
                AddNameless(folder);
                return;
            }

            folder = Enter(folder, name);
        }

        if (entry.Kind == StoreEntryKind.Folder)
        {
            Enter(folder, names[^1]);
        }
        else if (names[^1].Length > 0 && _folders.TryGetValue(folder, out var contents))
        {
            contents.Add(entry with { Name = names[^1] });
        }
    }

    /// <summary>Goes into a folder, which the folder around it then shows.</summary>
    private string Enter(string folder, string name)
    {
        var inner = StorePath.Join(folder, name);
        if (_folders.TryAdd(inner, []) && _folders.TryGetValue(folder, out var contents))
        {
            contents.Add(new StoreEntry(name, StoreEntryKind.Folder, 0, default));
        }

        return inner;
    }

    private void AddNameless(string folder)
    {
        if (_folders.TryGetValue(folder, out var contents) && !contents.Exists(static entry => entry.Name.Length == 0))
        {
            contents.Add(new StoreEntry(string.Empty, StoreEntryKind.Folder, 0, default));
        }
    }
}
