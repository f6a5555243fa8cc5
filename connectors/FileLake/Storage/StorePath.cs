namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Paths as stores take them: names apart by slashes, which local file systems understand too.</summary>
internal static class StorePath
{
    public static string Join(string folder, string name) => folder.EndsWith('/') ? folder + name : folder + "/" + name;

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
