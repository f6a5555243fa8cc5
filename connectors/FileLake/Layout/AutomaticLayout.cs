using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Finds datasets by the shape of the folder tree and the names in it.</summary>
internal sealed class AutomaticLayout(LakeRoot root, FileLakeOptions options, CrawlGate gate) : ILakeLayout
{
    public IReadOnlyList<LakeRoot> Roots { get; } = [root];

    public UnsupportedFiles Unsupported { get; } = new();

    public IEnumerable<LayoutItem> Walk(CancellationToken cancellationToken)
    {
        var listing = FolderListing.Read(root.FullPath, cancellationToken);
        if (listing.Failure is { } failure)
            throw FolderReports.RootUnlistable(root.FullPath, failure);

        return listing.IsEmpty && !options.AllowEmptyRoot
            ? [new Reported(FolderReports.EmptyRoot(root))]
            : WalkFolder(root.FullPath, listing, cancellationToken);
    }

    private IEnumerable<LayoutItem> WalkFolder(string folder, FolderListing? known, CancellationToken cancellationToken)
    {
        var path = root.PathOf(folder);
        if (gate.FilterFolder(path) is { } filtered)
            return [new Reported(filtered)];

        var listing = known ?? FolderListing.Read(folder, cancellationToken);
        return listing.Failure is { } failure
            ? FolderReports.Unreadable(path, failure)
            : Describe(folder, path, listing, cancellationToken);
    }

    private IEnumerable<LayoutItem> Describe(string folder, AssetPath path, FolderListing listing, CancellationToken cancellationToken)
    {
        foreach (var item in FolderReports.Links(path, listing))
        {
            yield return item;
        }

        var plan = FolderPlan.For(listing);
        var contents = new FormatGroups(folder, options.MaxFiles);
        var collector = new PartitionCollector(root, contents, Unsupported);
        foreach (var item in plan.Partitions.SelectMany(name => collector.Collect(folder, name, [], cancellationToken)))
        {
            yield return item;
        }

        contents.MarkPartial(collector.HasFailures);
        var files = LakeFiles.In(folder, path.Name, listing, Unsupported).ToList();
        foreach (var found in new FolderGrouping(path, contents, options.MaxFiles).Group(files))
        {
            yield return found;
        }

        foreach (var item in plan.Folders.SelectMany(name => WalkFolder(Path.Combine(folder, name), null, cancellationToken)))
        {
            yield return item;
        }

        yield return new Reported(new ScopeCompleted(path));
    }
}
