using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The folder or bucket that paths are named from, and the way from folders to asset paths and back.</summary>
internal sealed class LakeRoot
{
    private LakeRoot(string fullPath, AssetPath path, bool hasBucket)
    {
        FullPath = fullPath;
        Path = path;
        HasBucket = hasBucket;
    }

    public string FullPath { get; }

    public AssetPath Path { get; }

    /// <summary>Whether the first name of every path is a bucket's, not a folder's.</summary>
    public bool HasBucket { get; }

    /// <summary>The path of the bucket alone.</summary>
    public string Bucket => FullPath[..FullPath.IndexOf("://", StringComparison.Ordinal)] + "://" + ObjectPath.Parse(FullPath).Bucket;

    /// <summary>In object stores names always begin with the bucket, since it is the same from everywhere.</summary>
    public static LakeRoot Create(StoreLocation location, PathNaming naming, AssetPath source)
    {
        var names = location.Names;
        var isWhole = naming == PathNaming.Absolute || location.IsObjectStore;
        return new LakeRoot(location.Path, source.Child(isWhole ? names : names[^Math.Min(1, names.Length)..]), location.IsObjectStore);
    }

    /// <summary>The path of a file or folder in the lake.</summary>
    public AssetPath PathOf(string fullPath) => Path.Child(fullPath[FullPath.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The file or folder of a name, as messages write it; <see langword="null"/> for a name of something else.</summary>
    public string? Find(string name) => name.StartsWith(Path.Name + "/", StringComparison.Ordinal) ? FullPath + name[Path.Name.Length..] : null;

    /// <summary>The folder of a container; <see langword="null"/> when it lies above the root.</summary>
    public string? FolderOf(AssetPath container) => container.Parts.Count < Path.Parts.Count
        ? null
        : container.Parts.Skip(Path.Parts.Count).Aggregate(FullPath, StorePath.Join);
}
