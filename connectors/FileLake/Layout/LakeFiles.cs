using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeFiles
{
    /// <summary>The files of a folder whose format is known; the other data files are counted.</summary>
    public static IEnumerable<LakeFile> In(string folder, string name, FolderListing listing, UnsupportedFiles unsupported)
    {
        foreach (var entry in listing.Files)
        {
            if (FileKind.Parse(entry.Name) is { } kind)
            {
                yield return new LakeFile(StorePath.Join(folder, entry.Name), $"{name}/{entry.Name}", entry, kind);
            }
            else
            {
                unsupported.Observe(entry.Name);
            }
        }
    }
}
