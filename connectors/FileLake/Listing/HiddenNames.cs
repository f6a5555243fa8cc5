namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>Names of files and folders that are not data: hidden, temporary, or bookkeeping of the engines that write lakes.</summary>
internal static class HiddenNames
{
    private static readonly string[] Suffixes =
        [".crc", ".inprogress", "._COPYING_", ".tmp", ".temp", ".partial", ".filepart", ".crdownload", ".swp", ".bak", ".lock", "~", "$folder$"];

    private static readonly string[] Names = ["Thumbs.db", "desktop.ini", "lost+found", "$RECYCLE.BIN", "System Volume Information"];

    public static bool Contains(string name) =>
        name.StartsWith('.')
        || (name.StartsWith('_') && !name.Contains('=')) // _key=value is a partition of a key that begins with an underscore
        || EndsWithSuffix(name)
        || Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool EndsWithSuffix(string name)
    {
        foreach (var suffix in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
