using MetadataIngestion.Abstractions;
using YamlDotNet.RepresentationModel;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>The connector's own short form.</summary>
internal static class DatasetYaml
{
    public static Sidecar Read(YamlMappingNode root) => new()
    {
        Name = root.Text("name"),
        Description = root.Text("description"),
        Owners = [.. root.Texts("owner").Concat(root.Texts("owners")).Select(owner => new OwnerEvidence(owner, "owner in _dataset.yaml") { Type = OwnershipType.BusinessOwner })],
        Domain = root.Text("domain"),
        Tags = root.Texts("tags"),
        Fields = root.Find("columns") is YamlMappingNode columns ? ReadFields(columns) : new Dictionary<string, SidecarField>(),
    };

    private static Dictionary<string, SidecarField> ReadFields(YamlMappingNode columns)
    {
        var fields = new Dictionary<string, SidecarField>(StringComparer.Ordinal);
        foreach (var (key, value) in columns.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } path } && ReadField(value) is { } field)
            {
                fields[path] = field;
            }
        }

        return fields;
    }

    /// <summary>A description alone, or a mapping with one.</summary>
    private static SidecarField? ReadField(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } description } => new SidecarField(description.Trim(), []),
        YamlMappingNode mapping => new SidecarField(mapping.Text("description"), mapping.Texts("tags")),
        _ => null,
    };
}
