using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>A data file.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">The name in messages: the path from the root folder's own name inwards.</param>
/// <param name="Entry">What the listing says of it.</param>
/// <param name="Kind">What its name says about its contents.</param>
internal sealed record LakeFile(string FullPath, string Name, StoreEntry Entry, FileKind Kind)
{
    /// <summary>The oldest first; the name decides between files of one age, so that the order never depends on the file system.</summary>
    public static Comparison<LakeFile> ByAge { get; } = static (x, y) =>
        x.Modified != y.Modified ? x.Modified.CompareTo(y.Modified) : string.CompareOrdinal(x.Name, y.Name);

    public long Size => Entry.Size;

    public DateTimeOffset Modified => Entry.Modified;
}
