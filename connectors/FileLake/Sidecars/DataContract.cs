using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Sampling;
using YamlDotNet.RepresentationModel;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>Documents of the Open Data Contract Standard, version 3.</summary>
internal static class DataContract
{
    /// <param name="root">The document.</param>
    /// <param name="names">What the dataset is called: one of the contract's schemas has such a name, or there is only one.</param>
    /// <exception cref="SampleException">The document is no contract, or is not about the dataset.</exception>
    public static Sidecar Read(YamlMappingNode root, IReadOnlyList<string> names)
    {
        if (root.Text("kind") != "DataContract" || root.Text("apiVersion")?.StartsWith("v3.", StringComparison.Ordinal) is not true)
            throw new SampleException("is no data contract of version 3", "Set kind to DataContract and apiVersion to v3.1.0, as the Open Data Contract Standard asks.");

        var schema = FindSchema(root, names);
        return new Sidecar
        {
            Name = schema?.Text("businessName"),
            Description = schema?.Text("description") ?? DescriptionOf(root),
            Owners = [.. OwnersOf(root)],
            Domain = root.Text("domain"),
            Tags = [.. root.Texts("tags").Concat(schema?.Texts("tags") ?? []).Distinct(StringComparer.Ordinal)],
            Fields = FieldsOf(schema),
        };
    }

    private static YamlMappingNode? FindSchema(YamlMappingNode root, IReadOnlyList<string> names)
    {
        var schemas = root.Items("schema").OfType<YamlMappingNode>().ToList();
        if (schemas.Find(schema => names.Contains(schema.Text("name")) || names.Contains(schema.Text("physicalName"))) is { } named)
            return named;

        return schemas.Count <= 1
            ? schemas.FirstOrDefault()
            : throw new SampleException($"describes several datasets, but none that is called {names[0]}", "Name one of its schemas so, as name or physicalName.");
    }

    private static string? DescriptionOf(YamlMappingNode root) => root.Find("description") is YamlMappingNode description
        ? description.Text("purpose") ?? description.Text("usage")
        : root.Text("description");

    /// <summary>Version 3.1 has one team with members, earlier ones a list of members.</summary>
    private static IEnumerable<OwnerEvidence> OwnersOf(YamlMappingNode root)
    {
        var team = root.Find("team") as YamlMappingNode;
        foreach (var member in (team?.Items("members") ?? root.Items("team")).OfType<YamlMappingNode>())
        {
            if (member.Text("username") is { } user && member.Text("role")?.Contains("owner", StringComparison.OrdinalIgnoreCase) is true)
                yield return new OwnerEvidence(user, "owner in the data contract") { Kind = PrincipalKind.User, Type = OwnershipType.BusinessOwner };
        }

        if (team?.Text("name") is { } name)
            yield return new OwnerEvidence(name, "team of the data contract") { Kind = PrincipalKind.Group, Type = OwnershipType.BusinessOwner };
    }

    private static Dictionary<string, SidecarField> FieldsOf(YamlMappingNode? schema)
    {
        var fields = new Dictionary<string, SidecarField>(StringComparer.Ordinal);
        if (schema is not null)
        {
            AddFields(schema, string.Empty, fields);
        }

        return fields;
    }

    private static void AddFields(YamlMappingNode parent, string prefix, Dictionary<string, SidecarField> fields)
    {
        foreach (var property in parent.Items("properties").OfType<YamlMappingNode>())
        {
            if ((property.Text("physicalName") ?? property.Text("name")) is not { } name)
                continue;

            IReadOnlyList<string> tags = [.. property.Texts("tags"), .. property.Texts("classification")];
            fields[prefix + name] = new SidecarField(property.Text("description"), tags);
            AddFields(property, prefix + name + ".", fields);
            if (property.Find("items") is YamlMappingNode items)
            {
                AddFields(items, prefix + name + ".", fields);
            }
        }
    }
}
