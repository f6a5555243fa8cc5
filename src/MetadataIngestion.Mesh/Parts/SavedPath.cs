using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Parts;

/// <summary>An asset's path, as one worker passes it to another.</summary>
internal sealed record SavedPath(string Platform, string? Instance, char Separator, IReadOnlyList<string> Parts)
{
    public static SavedPath Of(AssetPath path) => new(path.Platform, path.Instance, path.Separator, path.Parts);

    public AssetPath ToPath() => AssetPath.Root(Platform, Instance, Separator).Child([.. Parts]);
}
