namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Paths as stores take them: names apart by slashes, which local file systems understand too.</summary>
internal static class StorePath
{
    public static string Join(string folder, string name) => folder.EndsWith('/') ? folder + name : folder + "/" + name;

    /// <summary>The folder that a path lies in; <see langword="null"/> when there is none.</summary>
    public static string? FolderOf(string? path) => path?.LastIndexOf('/') is > 0 and var slash ? path[..slash] : null;

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
