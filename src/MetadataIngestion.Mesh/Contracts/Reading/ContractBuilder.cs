using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Makes the contract out of its document.</summary>
internal sealed class ContractBuilder(FindingList findings)
{
    private readonly QualityBuilder _quality = new(findings);
    private readonly RelationshipBuilder _relationships = new(findings);

    public Contract Build(YamlDocument document, YamlMapping root, string id, string apiVersion, string file) => new()
    {
        File = file,
        Document = document,
        Id = id,
        ApiVersion = apiVersion,
        Version = root.Text("version") ?? string.Empty,
        Name = root.Text("name") ?? id,
        Domain = root.Text("domain"),
        Status = StatusOf(root.Text("status")),
        Servers = [.. root.Objects("servers").Select(ServerOf)],
        Schemas = [.. root.Objects("schema").Select(SchemaOf).OfType<ContractSchema>()],
        Sla = [.. root.Objects("slaProperties").Select(sla => SlaReader.Read(sla, root.Text("slaDefaultElement"))).OfType<SlaProperty>()],
        IsExact = root.Custom("exact") == "true",
    };

    // What is not a status of the standard is checked, and not yet promised.
    private static ContractStatus StatusOf(string? status) => status switch
    {
        "active" => ContractStatus.Active,
        "deprecated" => ContractStatus.Deprecated,
        "retired" => ContractStatus.Retired,
        "proposed" => ContractStatus.Proposed,
        _ => ContractStatus.Draft,
    };

    private static ContractServer ServerOf(YamlMapping server) => new(server.Text("server") ?? string.Empty, server.Text("type") ?? string.Empty, server.Position)
    {
        Environment = server.Text("environment"),
        Database = server.Text("database"),
        Schema = server.Text("schema"),
        Location = server.Text("location") ?? server.Text("path"),
        Platform = server.Custom("platform"),
        Source = server.Custom("source"),
    };

    private ContractSchema? SchemaOf(YamlMapping schema)
    {
        if ((schema.Text("name") ?? schema.Text("physicalName")) is not { Length: > 0 } name)
        {
            findings.Add(FindingCodes.Missing, FindingLevel.Error, schema.Position, "The schema has neither a name nor a physicalName, so it is left out.", "Add name.");
            return null;
        }

        return new ContractSchema(name, schema.Position)
        {
            Id = schema.Text("id"),
            PhysicalName = schema.Text("physicalName"),
            PhysicalType = schema.Text("physicalType"),
            Description = schema.Text("description"),
            Tags = schema.Texts("tags"),
            Properties = PropertiesOf(schema, string.Empty),
            Relationships = _relationships.Read(schema, isProperty: false),
            Quality = _quality.Read(schema),
        };
    }

    private List<ContractProperty> PropertiesOf(YamlMapping parent, string path)
    {
        var properties = new List<ContractProperty>();
        foreach (var node in parent.Objects("properties"))
        {
            var property = node.Text("name") is { Length: > 0 } name ? PropertyOf(node, name, path) : null;
            if (property is null)
                findings.Add(FindingCodes.Missing, FindingLevel.Error, node.Position, "The property has no name, so it is left out.", "Add name.");
            else if (properties.Any(other => other.Path == property.Path))
                findings.Add(FindingCodes.Value, FindingLevel.Error, node.Position, $"The property {property.Path} is there twice; the second one is left out.", "Remove or rename one.");
            else
                properties.Add(property);
        }

        return properties;
    }

    private ContractProperty PropertyOf(YamlMapping node, string name, string parent)
    {
        var own = node.Text("physicalName") ?? name;
        var path = parent.Length == 0 ? own : $"{parent}.{own}";
        return new ContractProperty(name, path, node.Position)
        {
            Id = node.Text("id"),
            LogicalType = node.Text("logicalType"),
            PhysicalType = node.Text("physicalType"),
            Required = node.Flag("required"),
            Unique = node.Flag("unique"),
            PrimaryKey = node.Flag("primaryKey"),
            PrimaryKeyPosition = node.Integer("primaryKeyPosition") ?? -1,
            Partitioned = node.Flag("partitioned"),
            PartitionKeyPosition = node.Integer("partitionKeyPosition") ?? -1,
            Classification = node.Text("classification"),
            Tags = node.Texts("tags"),
            Options = OptionsOf(node),
            Relationships = _relationships.Read(node, isProperty: true),
            Quality = _quality.Read(node),
            Nested = [.. PropertiesOf(node, path), .. ElementsOf(node, path)],
        };
    }

    /// <summary>The fields of an array's elements, however many arrays are around them.</summary>
    private List<ContractProperty> ElementsOf(YamlMapping node, string path) =>
        node.Object("items") is { } items ? [.. PropertiesOf(items, path), .. ElementsOf(items, path)] : [];

    private static Dictionary<string, string> OptionsOf(YamlMapping node)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in node.Object("logicalTypeOptions")?.Effective() ?? [])
        {
            if (entry.Value.Resolved is YamlScalar scalar)
                options[entry.Key.Value] = scalar.Value;
        }

        return options;
    }
}
