namespace MetadataIngestion.Worker.Hosting;

/// <summary>Finds the sample lake that the quickstart crawls.</summary>
internal static class SampleLake
{
    private static readonly string Relative = Path.Combine("samples", "lake");

    /// <summary>The lake's folder: the repository's in a clone, else the copy beside the executable.</summary>
    /// <exception cref="DirectoryNotFoundException">There is neither.</exception>
    public static string Find(string currentDirectory, string programDirectory)
    {
        for (var folder = new DirectoryInfo(currentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MetadataIngestion.sln")) && Directory.Exists(Path.Combine(folder.FullName, Relative)))
                return Path.Combine(folder.FullName, Relative);
        }

        var beside = Path.Combine(programDirectory, Relative);
        return Directory.Exists(beside)
            ? beside
            : throw new DirectoryNotFoundException($"The sample lake is not in {beside}, where the program was installed with it. Install the program again.");
    }
}
