namespace MetadataIngestion.Mesh;

/// <summary>Finds the files of the mesh: those that hold for everyone, and those of each domain in a folder of its name.</summary>
public static class MeshFiles
{
    private const string Contracts = "contracts";
    private const string Products = "products";
    private const string Owners = "OWNERS";
    private const string Policies = "policies";
    private const string Classification = "classification.yaml";

    /// <summary>The contract files below a folder: of everyone first, then domain by domain; none when there is no such folder.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IReadOnlyList<string> FindContracts(string directory) => !Directory.Exists(directory)
        ? []
        : [.. In(Path.Combine(directory, Contracts)), .. Domains(directory).SelectMany(domain => In(Path.Combine(domain, Contracts)))];

    /// <summary>The files that say which domains there are: everyone's list first, then each domain's own file.</summary>
    public static IReadOnlyList<string> FindDomains(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Existing(directory, "domains.yaml"), .. Domains(directory).SelectMany(domain => Existing(domain, "domain.yaml"))];

    /// <summary>The files of data products: of everyone first, then domain by domain.</summary>
    public static IReadOnlyList<string> FindProducts(string directory) => !Directory.Exists(directory)
        ? []
        : [.. In(Path.Combine(directory, Products)), .. Domains(directory).SelectMany(domain => In(Path.Combine(domain, Products)))];

    /// <summary>The files that say who owns what: everyone's first, then domain by domain.</summary>
    public static IReadOnlyList<string> FindOwners(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Existing(directory, Owners), .. Domains(directory).SelectMany(domain => Existing(domain, Owners))];

    /// <summary>The directory of people and groups, as a list of one file or none.</summary>
    public static IReadOnlyList<string> FindPeople(string directory) => [.. Existing(directory, "directory.yaml")];

    /// <summary>What is to be done about sensitive data, as a list of one file or none.</summary>
    public static IReadOnlyList<string> FindSensitivity(string directory) => [.. Existing(directory, "sensitive.yaml")];

    /// <summary>The files with rules that give tags and terms: everyone's first, then domain by domain.</summary>
    public static IReadOnlyList<string> FindClassification(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Existing(directory, Classification), .. Domains(directory).SelectMany(domain => Existing(domain, Classification))];

    /// <summary>The policy files: of everyone first, then domain by domain.</summary>
    public static IReadOnlyList<string> FindPolicies(string directory) => !Directory.Exists(directory)
        ? []
        : [.. In(Path.Combine(directory, Policies)), .. Domains(directory).SelectMany(domain => In(Path.Combine(domain, Policies)))];

    /// <summary>Every file of the mesh.</summary>
    public static IReadOnlyList<string> FindAll(string directory) =>
    [
        .. FindContracts(directory), .. FindDomains(directory), .. FindProducts(directory), .. FindOwners(directory), .. FindPeople(directory), .. FindSensitivity(directory),
        .. FindPolicies(directory), .. FindClassification(directory),
    ];

    /// <summary>The name of the domain in whose folder a file of domains, products or policies lies; <see langword="null"/> for everyone's.</summary>
    public static string? DomainOf(string directory, string file) =>
        Path.GetRelativePath(directory, file).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] && folder is not (Contracts or Products or Policies) ? folder : null;

    /// <summary>The contract files in a folder and everything below it.</summary>
    public static IReadOnlyList<string> FindBelow(string directory) => [.. Find(directory, SearchOption.AllDirectories)];

    // What begins with a dot is not meant to be seen, such as the folders behind a mounted config map.
    private static IEnumerable<string> Domains(string directory) => Directory.EnumerateDirectories(directory)
        .Where(folder => !Path.GetFileName(folder).StartsWith('.') && Path.GetFileName(folder) is not (Contracts or Products or Policies))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Existing(string folder, string name) => File.Exists(Path.Combine(folder, name)) ? [Path.Combine(folder, name)] : [];

    private static IEnumerable<string> In(string folder) => Directory.Exists(folder) ? Find(folder, SearchOption.TopDirectoryOnly) : [];

    private static IEnumerable<string> Find(string folder, SearchOption option) => Directory.EnumerateFiles(folder, "*", option)
        .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(name => name.StartsWith('.')))
        .Order(StringComparer.Ordinal);
}
