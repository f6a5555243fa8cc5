using System.Collections.Frozen;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>Names of files and folders that are not data: hidden, temporary, or bookkeeping of the engines that write lakes.</summary>
internal static class HiddenNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Extensions = Lookup(
        ".crc", ".inprogress", "._COPYING_", ".tmp", ".temp", ".partial", ".filepart", ".crdownload", ".swp", ".bak", ".lock");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = Lookup(
        "Thumbs.db", "desktop.ini", "lost+found", "$RECYCLE.BIN", "System Volume Information");

    public static bool Contains(string name) =>
        name.StartsWith('.')
        || (name.StartsWith('_') && !name.Contains('=')) // _key=value is a partition of a key that begins with an underscore
        || name.EndsWith('~')
        || name.EndsWith("$folder$", StringComparison.Ordinal)
        || Extensions.Contains(Path.GetExtension(name.AsSpan()))
        || Names.Contains(name);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params ReadOnlySpan<string> names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();
}
