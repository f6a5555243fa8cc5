namespace MetadataIngestion.Worker.Tests;

/// <summary>Finds files of the repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "MetadataIngestion.sln")))
            folder = folder.Parent;

        return folder.FullName;
    }
}
