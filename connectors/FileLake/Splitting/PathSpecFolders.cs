using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Splitting;

/// <summary>
/// The folders that divide a lake with path specifications: the first that vary, or the folder that a specification is fixed to where none varies. No dataset has files in two
/// of them, and none lies in one by its name and in another by its files.
/// </summary>
internal sealed class PathSpecFolders(IReadOnlyList<(PathSpec Spec, LakeRoot Root)> specs, ILakeStore store)
{
    private readonly List<(PathSpec Spec, AssetPath Base)> _specs = [.. specs.Select(spec => (spec.Spec, spec.Root.PathOf(spec.Spec.Base)))];

    public async Task<IReadOnlyList<AssetPath>> FindAsync(CancellationToken cancellationToken)
    {
        List<AssetPath> folders = [];
        foreach (var outermost in _specs.Select(spec => spec.Base).Distinct().Where(IsOutermost))
        {
            folders.AddRange(await FindAsync(outermost, cancellationToken).ConfigureAwait(false));
        }

        return folders;
    }

    private bool IsOutermost(AssetPath folder) => !_specs.Exists(spec => folder.IsWithin(spec.Base) && !folder.Equals(spec.Base));

    /// <summary>The folders in one that nothing else leads around; the folder itself where it cannot be divided, or cannot be listed, which is for the crawl to say.</summary>
    private async Task<IReadOnlyCollection<AssetPath>> FindAsync(AssetPath outermost, CancellationToken cancellationToken)
    {
        var inside = _specs.Where(spec => spec.Base.IsWithin(outermost)).ToLookup(spec => spec.Base.Equals(outermost));
        var folders = inside[false].Select(spec => outermost.Child(spec.Base.Parts[outermost.Parts.Count])).ToHashSet();
        foreach (var specsOfFolder in inside[true].GroupBy(spec => spec.Spec.Base, spec => spec.Spec))
        {
            var listing = await FolderListing.ReadAsync(store, specsOfFolder.Key, cancellationToken).ConfigureAwait(false);
            if (listing.Failure is not null || !specsOfFolder.All(spec => spec.KeepsDatasetsInFolders))
                return [outermost];

            folders.UnionWith(listing.Folders.Where(name => specsOfFolder.Any(spec => spec.MayContain(StorePath.Join(spec.Base, name)))).Select(outermost.Child));
        }

        return folders.Count == 0 ? [outermost] : folders;
    }
}
