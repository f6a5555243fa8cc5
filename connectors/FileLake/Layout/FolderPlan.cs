using MetadataIngestion.Connectors.FileLake.Listing;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Which folders inside a folder are partitions of it, and which are folders of their own. Decided by their names alone.</summary>
internal sealed record FolderPlan(IReadOnlyList<string> Partitions, IReadOnlyList<string> Folders)
{
    public static FolderPlan For(FolderListing listing)
    {
        var folders = listing.Folders;
        if (folders.Count > 0 && folders.All(DateFolder.Begins))
            return new FolderPlan(folders, []);

        return new FolderPlan(
            [.. folders.Where(name => PartitionValue.Parse(name) is not null)],
            [.. folders.Where(name => PartitionValue.Parse(name) is null)]);
    }
}
