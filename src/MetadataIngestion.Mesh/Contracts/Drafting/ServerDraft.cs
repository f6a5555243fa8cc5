using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;

namespace MetadataIngestion.Mesh.Contracts.Drafting;

/// <summary>Writes down where a dataset is, as far as its path tells. A custom property names the source, so that the draft meets its dataset.</summary>
internal static class ServerDraft
{
    private const string Custom = "custom";
    private const string Unknown = "unknown";
    private const string HostComment = "A crawl does not tell the host: correct it.";

    public static YamlBuilder Of(AssetPath path, string source, string environment, string? format)
    {
        var type = TypeOf(path.Platform);
        var server = new YamlBuilder().Text("server", source).Text("type", type).Text("environment", environment.ToLowerInvariant());
        AddCoordinates(server, path, format);
        var custom = new List<YamlBuilder> { new YamlBuilder().Text("property", "source").Text("value", source) };
        if (type == Custom)
            custom.Add(new YamlBuilder().Text("property", "platform").Text("value", path.Platform));
        return server.Objects("customProperties", custom);
    }

    private static string TypeOf(string platform) => platform switch
    {
        "mssql" => "sqlserver",
        "abs" => "azure",
        StorePlatforms.Local => "local",
        "postgres" or "kafka" or "s3" => platform,
        _ => Custom,
    };

    private static void AddCoordinates(YamlBuilder server, AssetPath path, string? format)
    {
        switch (path.Platform)
        {
            case "postgres":
                AddDatabase(server.Text("host", Unknown, HostComment).Number("port", 5432), path);
                break;
            case "kafka":
                server.Text("host", Unknown, HostComment);
                break;
            case StorePlatforms.Local:
                server.Text("path", path.Name).Text("format", format ?? Unknown);
                break;
            case "s3":
                server.Text("location", "s3://" + path.Name).Text("format", format);
                break;
            case "gcs":
                server.Text("location", "gs://" + path.Name).Text("format", format);
                break;
            case "abs":
                server.Text("location", "az://" + path.Name).Text("format", format ?? Unknown);
                break;
            default:
                AddDatabase(server.Text("host", Unknown, HostComment), path);
                break;
        }
    }

    private static void AddDatabase(YamlBuilder server, AssetPath path) => server
        .Text("database", path.Parts.Count > 1 ? path.Parts[0] : Unknown)
        .Text("schema", path.Parts.Count > 2 ? path.Parts[^2] : Unknown);
}
