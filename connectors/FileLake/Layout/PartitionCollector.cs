using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Listing;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Gathers the files of a partitioned folder: everything below a partition belongs to it.</summary>
internal sealed class PartitionCollector(LakeRoot root, FormatGroups groups, UnsupportedFiles unsupported)
{
    /// <summary>Whether some folder could not be listed.</summary>
    public bool HasFailures { get; private set; }

    public IEnumerable<LayoutItem> Collect(string parent, string name, IReadOnlyList<PartitionValue> outer, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(parent, name);
        var path = root.PathOf(folder);
        var partition = Extend(outer, name);
        var listing = FolderListing.Read(folder, cancellationToken);
        if (listing.Failure is { } failure)
        {
            HasFailures = true;
            foreach (var item in FolderReports.Unreadable(path, failure))
            {
                yield return item;
            }

            yield break;
        }

        AddFiles(folder, path.Name, listing, partition);
        foreach (var item in FolderReports.Links(path, listing).Concat(listing.Folders.SelectMany(inner => Collect(folder, inner, partition, cancellationToken))))
        {
            yield return item;
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
