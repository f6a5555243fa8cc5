namespace MetadataIngestion.Worker.Configuration;

/// <summary>Which files a configuration is made of.</summary>
internal sealed record ConfigurationFiles
{
    private const string MainFile = "appsettings.json";

    /// <summary>The folder that relative paths in the configuration start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The files that make up the configuration together; no named entry may be in two of them.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Files that change what the parts say, each stronger than the one before.</summary>
    public IReadOnlyList<string> Overlays { get; init; } = [];

    /// <summary>The folder in which more parts may appear; <see langword="null"/> for none.</summary>
    private string? PartsFolder { get; init; }

    /// <summary>The overlay of this environment, whether there is one or not.</summary>
    private string? PossibleOverlay { get; init; }

    /// <summary>The files as they are now, and those that would be read if they were there.</summary>
    public IEnumerable<string> Candidates() =>
        Parts.Concat(Overlays).Concat(PartsFolder is { } folder ? MoreParts(folder) : []).Append(PossibleOverlay).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Finds the files.</summary>
    /// <param name="requested">The folder or file that the user named; <see langword="null"/> for none.</param>
    /// <param name="currentDirectory">Where to look when the user named none.</param>
    /// <param name="programDirectory">Where to look when there is nothing in the current directory.</param>
    /// <param name="environmentName">The name in <c>appsettings.NAME.json</c>.</param>
    /// <exception cref="ConfigurationException">What the user named does not exist.</exception>
    public static ConfigurationFiles Find(string? requested, string currentDirectory, string programDirectory, string environmentName)
    {
        if (requested is not null)
            return FindRequested(Path.GetFullPath(requested, currentDirectory), environmentName);

        if (HasMainFile(currentDirectory))
            return InFolder(currentDirectory, environmentName);

        var beside = HasMainFile(programDirectory) ? InFolder(programDirectory, environmentName) : new ConfigurationFiles { Folder = currentDirectory };
        return beside with { Folder = currentDirectory };
    }

    private static ConfigurationFiles FindRequested(string path, string environmentName)
    {
        if (File.Exists(path))
            return new ConfigurationFiles { Folder = Path.GetDirectoryName(path)!, Parts = [path] };

        if (HasMainFile(path))
            return InFolder(path, environmentName);

        var message = Directory.Exists(path)
            ? $"the folder {path} holds no {MainFile}. Name a folder that does, or a file."
            : $"there is no file or folder {path}. Name a folder that holds an {MainFile}, or a file.";
        throw new ConfigurationException([new ConfigurationProblem("--config", message, null)]);
    }

    private static ConfigurationFiles InFolder(string folder, string environmentName)
    {
        var overlay = Path.Combine(folder, $"appsettings.{environmentName}.json");
        var partsFolder = Path.Combine(folder, "config");
        return new ConfigurationFiles
        {
            Folder = folder,
            PartsFolder = partsFolder,
            PossibleOverlay = overlay,
            Parts = [Path.Combine(folder, MainFile), .. MoreParts(partsFolder)],
            Overlays = File.Exists(overlay) ? [overlay] : [],
        };
    }

    // The generated schema and examples live beside the real files; what begins with a dot is not meant to be seen, such as the folders behind
    // a mounted config map, which hold every file once more.
    private static IEnumerable<string> MoreParts(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(name => name.StartsWith('.')))
            .Where(file => !file.EndsWith(".example.json", StringComparison.OrdinalIgnoreCase))
            .Where(file => !Path.GetFileName(file).Equals("schema.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private static bool HasMainFile(string folder) => File.Exists(Path.Combine(folder, MainFile));
}
