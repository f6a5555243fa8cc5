using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The folder that paths are named from, and the way from folders to asset paths and back.</summary>
internal sealed class LakeRoot
{
    private LakeRoot(string fullPath, AssetPath path)
    {
        FullPath = fullPath;
        Path = path;
    }

    public string FullPath { get; }

    public AssetPath Path { get; }

    public static LakeRoot Create(string folder, PathNaming naming, AssetPath source)
    {
        var fullPath = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        var parts = Split(fullPath);
        return new LakeRoot(fullPath, source.Child(naming == PathNaming.Absolute ? parts : parts[^Math.Min(1, parts.Length)..]));
    }

    /// <summary>The path of a file or folder in the lake.</summary>
    public AssetPath PathOf(string fullPath) => Path.Child(Split(fullPath[FullPath.Length..]));

    /// <summary>The folder of a container; <see langword="null"/> when it lies above the root.</summary>
    public string? FolderOf(AssetPath container) => container.Parts.Count < Path.Parts.Count
        ? null
        : System.IO.Path.Combine([FullPath, .. container.Parts.Skip(Path.Parts.Count)]);

    private static string[] Split(string path) =>
        path.Split([System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
