using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>A data file.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="FolderName">The folder's name in messages: the path from the root folder's own name inwards.</param>
/// <param name="Entry">What the listing says of it.</param>
/// <param name="Kind">What its name says about its contents.</param>
internal sealed record LakeFile(string Folder, string FolderName, StoreEntry Entry, FileKind Kind)
{
    /// <summary>By the name in messages.</summary>
    public static Comparison<LakeFile> ByName { get; } = static (x, y) => ReferenceEquals(x.FolderName, y.FolderName)
        ? string.CompareOrdinal(x.Entry.Name, y.Entry.Name)
        : string.CompareOrdinal(x.Name, y.Name);

    /// <summary>The oldest first; the name decides between files of one age, so that the order never depends on the file system.</summary>
    public static Comparison<LakeFile> ByAge { get; } = static (x, y) =>
        x.Modified != y.Modified ? x.Modified.CompareTo(y.Modified) : ByName(x, y);

    /// <summary>Where it is.</summary>
    public string FullPath => StorePath.Join(Folder, Entry.Name);

    /// <summary>The name in messages.</summary>
    public string Name => StorePath.Join(FolderName, Entry.Name);

    public long Size => Entry.Size;

    public DateTimeOffset Modified => Entry.Modified;
}
