using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Finds datasets by the shape of the folder tree and the names in it.</summary>
internal sealed class AutomaticLayout(LakeRoot root, LakeFolders folders, FileLakeOptions options, GroupSettings settings, CrawlGate gate) : ILakeLayout
{
    private readonly TableFinder _tables = new(folders.Store);

    public IReadOnlyList<LakeRoot> Roots { get; } = [root];

    public UnsupportedFiles Unsupported { get; } = new();

    public async IAsyncEnumerable<LayoutItem> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = await folders.ReadAsync(root.FullPath, cancellationToken).ConfigureAwait(false);
        if (listing.Failure is { } failure)
            throw FolderReports.RootUnlistable(root.FullPath, failure);

        if (listing.IsEmpty && !options.AllowEmptyRoot)
        {
            yield return new Reported(FolderReports.EmptyRoot(root));
            yield break;
        }

        await foreach (var item in WalkFolderAsync(root.FullPath, listing, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private async IAsyncEnumerable<LayoutItem> WalkFolderAsync(string folder, FolderListing? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = root.PathOf(folder);
        if (gate.FilterFolder(path) is { } filtered)
        {
            yield return new Reported(filtered);
            yield break;
        }

        var listing = known ?? await folders.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        if (listing.Failure is { } failure)
        {
            foreach (var item in FolderReports.Unreadable(path, failure))
            {
                yield return item;
            }

            yield break;
        }

        var table = await _tables.FindAsync(folder, path, listing, cancellationToken).ConfigureAwait(false);
        foreach (var item in table)
        {
            yield return item;
        }

        if (table.Count > 0)
            yield break;

        await foreach (var item in DescribeAsync(folder, path, listing, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private async IAsyncEnumerable<LayoutItem> DescribeAsync(string folder, AssetPath path, FolderListing listing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in FolderReports.LeftOut(path, listing))
        {
            yield return item;
        }

        var plan = FolderPlan.For(listing);
        var contents = new FormatGroups(folder, settings);
        var collector = new PartitionCollector(root, folders, _tables, contents, Unsupported);
        foreach (var name in plan.Partitions)
        {
            await foreach (var item in collector.CollectAsync(folder, name, [], cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }

        contents.MarkPartial(collector.HasFailures);
        foreach (var found in new FolderGrouping(path, contents, settings).Group(folder, listing, Unsupported))
        {
            yield return found;
        }

        await foreach (var item in WalkFoldersAsync([.. plan.Folders.Select(name => StorePath.Join(folder, name))], cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }

        yield return new Reported(new ScopeCompleted(path));
    }

    private async IAsyncEnumerable<LayoutItem> WalkFoldersAsync(IReadOnlyList<string> inner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listings = folders.ReadAllAsync(inner.Where(IsWanted), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (listings.ConfigureAwait(false))
        {
            foreach (var folder in inner)
            {
                var listing = IsWanted(folder) && await listings.MoveNextAsync().ConfigureAwait(false) ? listings.Current : null;
                await foreach (var item in WalkFolderAsync(folder, listing, cancellationToken).ConfigureAwait(false))
                {
                    yield return item;
                }
            }
        }
    }

    private bool IsWanted(string folder) => gate.FilterFolder(root.PathOf(folder)) is null;
}
