using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeFiles
{
    /// <summary>The files of a folder whose format is known or can be found out. The other data files are counted on the way.</summary>
    public static IEnumerable<LakeFile> In(string folder, string name, FolderListing listing, UnsupportedFiles unsupported)
    {
        foreach (var entry in listing.Files)
        {
            if (KindOf(entry) is { } kind)
            {
                yield return new LakeFile(folder, name, entry, kind);
            }
            else
            {
                unsupported.Observe(entry.Name);
            }
        }
    }

    /// <summary>What a file is by its name; <see langword="null"/> for no data. An empty file without an extension is a mark.</summary>
    public static FileKind? KindOf(StoreEntry entry) => FileKind.Parse(entry.Name) is { } kind && (entry.Size > 0 || kind.Format != FileFormat.Unnamed) ? kind : null;
}
