using System.Text.RegularExpressions;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>The paths of fields as people write them.</summary>
internal static partial class FieldPaths
{
    /// <summary>The names joined by dots, without the types that version 2 of DataHub's paths puts between them.</summary>
    public static string Plain(string path) => path.StartsWith('[') ? Types().Replace(path, string.Empty) : path;

    [GeneratedRegex(@"\[[^\]]*\]\.?")]
    private static partial Regex Types();
}
