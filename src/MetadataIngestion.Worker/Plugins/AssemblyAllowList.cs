using System.Security.Cryptography;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>The sums of the files that plugins may load. An empty list allows everything.</summary>
internal sealed class AssemblyAllowList(IEnumerable<string> sums)
{
    private readonly HashSet<string> _sums = new(sums, StringComparer.OrdinalIgnoreCase);

    public static string Sum(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Refuses a plugin at once, rather than in mid-crawl when it comes to load a file that is not on the list.</summary>
    public void VerifyFolder(string directory)
    {
        if (_sums.Count == 0)
            return;

        var refused = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(IsLibrary)
            .Where(path => !Allows(path))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (refused.Count > 0)
            throw Refusal(directory, refused);
    }

    /// <summary>Whether the file may be loaded; asked again for each file that is, so that no name or place gets around the list.</summary>
    public bool Allows(string path) => _sums.Count == 0 || _sums.Contains(Sum(path));

    private static bool IsLibrary(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".DLL" or ".EXE" or ".SO" or ".DYLIB"
        || Path.GetFileName(path).Contains(".so.", StringComparison.OrdinalIgnoreCase);

    private static PluginLoadException Refusal(string directory, List<string> refused)
    {
        var others = refused.Count == 1 ? "" : $", and neither are {refused.Count - 1} more of its files";
        return new PluginLoadException(
            PluginState.Malfunctioned,
            $"{Path.GetRelativePath(directory, refused[0])} (SHA-256 {Sum(refused[0])}) is not on the list of allowed files{others}.",
            "If you trust the plugin, add the sums of its assemblies and native libraries to Ingestion:Plugins:AllowedSha256; otherwise remove its folder.");
    }
}
