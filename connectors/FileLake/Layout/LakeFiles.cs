using MetadataIngestion.Connectors.FileLake.Listing;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeFiles
{
    /// <summary>The files of a folder whose format is known, or can be found out: an empty file without an extension is a mark, and no data.</summary>
    public static IEnumerable<LakeFile> In(string folder, string name, FolderListing listing)
    {
        foreach (var entry in listing.Files)
        {
            if (FileKind.Parse(entry.Name) is { } kind && (entry.Size > 0 || kind.Format != FileFormat.Unnamed))
            {
                yield return new LakeFile(folder, name, entry, kind);
            }
        }
    }

    /// <summary>Counts the other data files.</summary>
    public static void Count(FolderListing listing, UnsupportedFiles unsupported)
    {
        foreach (var entry in listing.Files)
        {
            if (FileKind.Parse(entry.Name) is null)
            {
                unsupported.Observe(entry.Name);
            }
        }
    }
}
