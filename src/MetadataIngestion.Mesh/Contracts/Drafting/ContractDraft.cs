using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Drafting;

/// <summary>Writes down as a contract what a crawl knows of a dataset, for its owner to complete.</summary>
internal static class ContractDraft
{
    private const string Unknown = "unknown";

    public static YamlDocument Of(Dataset dataset, string source, string environment)
    {
        var root = new YamlBuilder()
            .Text("version", "0.1.0")
            .Text("apiVersion", "v3.1.0")
            .Text("kind", "DataContract")
            .Text("id", IdOf(dataset.Path), "The id stays the same through all versions.")
            .Text("status", "draft")
            .Text("name", dataset.DisplayName ?? dataset.Path.LastPart)
            .Text("domain", dataset.Domains.Count == 0 ? null : dataset.Domains[0])
            .Object("description", new YamlBuilder().Text("purpose", dataset.Description))
            .Objects("servers", [ServerDraft.Of(dataset.Path, source, environment, dataset.Properties.GetValueOrDefault("format"))])
            .Objects("schema", [SchemaOf(dataset)])
            .Objects("slaProperties", Sla(dataset));
        return new YamlDocument(root.Mapping, []);
    }

    private static string IdOf(AssetPath path) =>
        string.Join('-', path.Parts.Prepend(path.Platform).Select(part => string.Concat(part.Select(character => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-')).Trim('-')));

    private static YamlBuilder SchemaOf(Dataset dataset) => new YamlBuilder()
        .Text("name", NameOf(dataset.Path))
        .Text("physicalName", dataset.Path.Separator == '.' ? dataset.Path.LastPart : null)
        .Text("physicalType", KindOf(dataset.SubType))
        .Text("logicalType", "object")
        .Text("description", dataset.Description)
        .Texts("tags", dataset.Tags)
        .Objects("properties", new PropertyDrafts(dataset).Build())
        .Objects("relationships", dataset.ForeignKeys.Where(key => key.Fields.Count > 1).Select(key => new YamlBuilder()
            .Text("type", "foreignKey")
            .Texts("from", key.Fields.Select(field => $"{NameOf(dataset.Path)}.{FieldPaths.Plain(field)}"))
            .Texts("to", key.TargetFields.Select(field => $"{NameOf(key.Target)}.{FieldPaths.Plain(field)}"))));

    private static string? KindOf(string subType) => subType.ToLowerInvariant() switch
    {
        "table" or "topic" or "file" => subType.ToLowerInvariant(),
        var other when other.Contains("view", StringComparison.Ordinal) => "view",
        _ => null,
    };

    private static string NameOf(AssetPath path) => path.LastPart.Length == 0 ? Unknown : path.LastPart;

    private static IEnumerable<YamlBuilder> Sla(Dataset dataset) =>
        long.TryParse(dataset.Properties.GetValueOrDefault("retention.ms"), CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0
            ? [new YamlBuilder().Text("property", "retention").Number("value", milliseconds / 1000).Text("unit", "s")]
            : [];
}
