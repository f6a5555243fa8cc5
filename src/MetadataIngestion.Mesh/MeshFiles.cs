namespace MetadataIngestion.Mesh;

/// <summary>Finds the files of the mesh: those that hold for everyone, and those of each domain in a folder of its name.</summary>
public static class MeshFiles
{
    private const string Contracts = "contracts";
    private const string Policies = "policies";

    /// <summary>The contract files below a folder: of everyone first, then domain by domain; none when there is no such folder.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IReadOnlyList<string> FindContracts(string directory) => !Directory.Exists(directory)
        ? []
        : [.. In(Path.Combine(directory, Contracts)), .. Domains(directory).SelectMany(domain => In(Path.Combine(domain, Contracts)))];

    /// <summary>The policy files below a folder, each with the domain whose file it is: of everyone first, then domain by domain.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IReadOnlyList<(string Path, string? Domain)> FindPolicies(string directory) => !Directory.Exists(directory)
        ? []
        :
        [
            .. In(Path.Combine(directory, Policies)).Select(file => (file, (string?)null)),
            .. Domains(directory).SelectMany(domain => In(Path.Combine(domain, Policies)).Select(file => (file, (string?)Path.GetFileName(domain)))),
        ];

    /// <summary>The contract files in a folder and everything below it.</summary>
    public static IReadOnlyList<string> FindBelow(string directory) => [.. Find(directory, SearchOption.AllDirectories)];

    // What begins with a dot is not meant to be seen, such as the folders behind a mounted config map.
    private static IEnumerable<string> Domains(string directory) => Directory.EnumerateDirectories(directory)
        .Where(folder => !Path.GetFileName(folder).StartsWith('.') && Path.GetFileName(folder) is not (Contracts or Policies))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> In(string folder) => Directory.Exists(folder) ? Find(folder, SearchOption.TopDirectoryOnly) : [];

    private static IEnumerable<string> Find(string folder, SearchOption option) => Directory.EnumerateFiles(folder, "*", option)
        .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(name => name.StartsWith('.')))
        .Order(StringComparer.Ordinal);
}
