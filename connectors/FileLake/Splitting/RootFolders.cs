using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Splitting;

/// <summary>The folders that divide a lake whose files are grouped automatically: those in its root.</summary>
internal sealed class RootFolders(LakeRoot root, ILakeStore store)
{
    /// <returns>Nothing of a root that cannot be listed, which is for the crawl to say, or is a table.</returns>
    public async Task<IReadOnlyList<AssetPath>> FindAsync(CancellationToken cancellationToken)
    {
        var listing = await FolderListing.ReadAsync(store, root.FullPath, cancellationToken).ConfigureAwait(false);
        if (listing.Failure is not null || (await new TableFinder(store).FindAsync(root.FullPath, root.Path, listing, cancellationToken).ConfigureAwait(false)).Count > 0)
            return [];

        return [.. FolderPlan.For(listing).Folders.Select(root.Path.Child)];
    }
}
