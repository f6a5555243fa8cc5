using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>The platforms behind the types of servers, and the names that locations are made of.</summary>
internal static class StorePlatforms
{
    public const string Local = "file";

    private const string SchemeEnd = "://";

    /// <summary>The platform's name as DataHub spells it.</summary>
    public static string Of(ContractServer server) => server.Type switch
    {
        "postgresql" or "cloudsql" => "postgres",
        "sqlserver" => "mssql",
        "azure" => "abs",
        "local" => Local,
        "custom" when server.Platform is { } platform => platform,
        "custom" when server.Location is { } location && location.StartsWith("gs://", StringComparison.Ordinal) => "gcs",
        _ => server.Type,
    };

    /// <summary>Whether datasets of a platform are files, whose modification is that of their data and whose rows are counted exactly.</summary>
    public static bool HoldsFiles(string platform) => platform is Local or "s3" or "abs" or "gcs";

    /// <summary>The names in a location, the bucket's or container's the first.</summary>
    public static string[] NamesOf(string location)
    {
        var scheme = location.IndexOf(SchemeEnd, StringComparison.Ordinal);
        var rest = scheme < 0 ? location : location[(scheme + SchemeEnd.Length)..];
        var names = rest.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (scheme < 0 ? string.Empty : location[..scheme]) switch
        {
            "https" => names[Math.Min(1, names.Length)..],
            "abfss" or "abfs" when names is [var first, .. var others] => [first.Split('@')[0], .. others],
            _ => names,
        };
    }
}
