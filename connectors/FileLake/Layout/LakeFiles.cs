using MetadataIngestion.Connectors.FileLake.Listing;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeFiles
{
    /// <summary>The files of a folder whose format is known. The other data files are counted on the way.</summary>
    public static IEnumerable<LakeFile> In(string folder, string name, FolderListing listing, UnsupportedFiles unsupported)
    {
        foreach (var entry in listing.Files)
        {
            if (FileKind.Parse(entry.Name) is { } kind)
            {
                yield return new LakeFile(folder, name, entry, kind);
            }
            else
            {
                unsupported.Observe(entry.Name);
            }
        }
    }
}
