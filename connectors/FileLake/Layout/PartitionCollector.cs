using System.Globalization;
using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Gathers the files of a partitioned folder: everything below a partition belongs to it, but for tables that keep a log of their own.</summary>
internal sealed class PartitionCollector(LakeRoot root, LakeFolders folders, TableFinder tables, FormatGroups groups, UnsupportedFiles unsupported)
{
    /// <summary>Whether some folder could not be listed.</summary>
    public bool HasFailures { get; private set; }

    public async IAsyncEnumerable<LayoutItem> CollectAsync(
        string parent,
        string name,
        IReadOnlyList<PartitionValue> outer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = StorePath.Join(parent, name);
        var path = root.PathOf(folder);
        var partition = Extend(outer, name);
        var listing = await folders.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        HasFailures |= listing.Failure is not null;
        var table = await tables.FindAsync(folder, path, listing, cancellationToken).ConfigureAwait(false);
        foreach (var item in table.Count > 0 ? table : listing.Failure is { } failure ? FolderReports.Unreadable(path, failure) : FolderReports.LeftOut(path, listing))
        {
            yield return item;
        }

        if (table.Count > 0 || listing.Failure is not null)
            yield break;

        AddFiles(folder, path.Name, listing, partition);
        foreach (var inner in listing.Folders)
        {
            await foreach (var item in CollectAsync(folder, inner, partition, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    private static IReadOnlyList<PartitionValue> Extend(IReadOnlyList<PartitionValue> outer, string name)
    {
        if (PartitionValue.Parse(name) is { } value)
            return [.. outer, value];

        return DateFolder.IsPart(name)
            ? [.. outer, PartitionValue.Create(string.Create(CultureInfo.InvariantCulture, $"partition_{outer.Count}"), name)]
            : outer;
    }

    private void AddFiles(string folder, string name, FolderListing listing, IReadOnlyList<PartitionValue> partition)
    {
        foreach (var file in LakeFiles.In(folder, name, listing, unsupported))
        {
            groups.Add(file, partition);
        }
    }
}
