using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>
/// Divides a lake by the folders in its root. How much is in them only listing them would tell, so a folder's name decides its part: then most stay where they
/// are when others come or go, and what is remembered of them stays of use.
/// </summary>
internal sealed class PartPlanner(LakeRoot root, CrawlGate gate, ILakeStore store)
{
    public async Task<IReadOnlyList<SourcePart>> PlanAsync(int atMost, CancellationToken cancellationToken)
    {
        // A root that cannot be listed, or is a table, is for the crawl to deal with.
        var listing = await FolderListing.ReadAsync(store, root.FullPath, cancellationToken).ConfigureAwait(false);
        if (listing.Failure is not null || (await new TableFinder(store).FindAsync(root.FullPath, root.Path, listing, cancellationToken).ConfigureAwait(false)).Count > 0)
            return [];

        List<AssetPath> folders = [.. FolderPlan.For(listing).Folders.Select(name => root.Path.Child(name)).Where(folder => gate.FilterFolder(folder) is null)];
        return folders.Count <= atMost
            ? [.. folders.Select(folder => new SourcePart(folder.Name, [folder]))]
            : [.. folders.GroupBy(folder => StableHash.Of(folder.LastPart) % (ulong)atMost).OrderBy(group => group.Key).Select(group => PartOf(group, atMost))];
    }

    private static SourcePart PartOf(IGrouping<ulong, AssetPath> group, int count) => new(FormattableString.Invariant($"group {group.Key + 1} of {count}"), [.. group]);
}
