using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Products;

/// <summary>
/// Reads a product of the Open Data Product Standard. Output ports mean datasets by the contracts they name; custom properties <c>assets</c> of the
/// product and of a port hold patterns, since the standard has no key for them.
/// </summary>
internal static class StandardProductReader
{
    private static readonly string[] s_keys =
    [
        "apiVersion", "kind", "id", "status", "name", "version", "domain", "tenant", "description", "tags", "inputPorts", "outputPorts", "managementPorts",
        "support", "team", "productCreatedTs", "authoritativeDefinitions", "customProperties",
    ];

    public static DataProduct? Read(YamlMapping root, FindingList findings)
    {
        if (Refusal(root) is var (message, remedy))
        {
            findings.Add(FileCodes.Malformed, FindingLevel.Error, root.Position, message, remedy);
            return null;
        }

        KeyCheck.Check(root, findings, s_keys);
        var ports = root.Objects("outputPorts").ToList();
        return new DataProduct(root.Text("id")!, new FilePlace(findings.File, root.Position.Line))
        {
            Name = root.Text("name"),
            Description = root.Object("description")?.Text("purpose"),
            Domain = root.Text("domain"),
            Owners = [.. Members(root).Select(member => OwnerOf(member, findings)).OfType<AssignedOwner>()],
            Assets = Patterns(root, findings),
            OutputPorts = [.. ports.SelectMany(port => Patterns(port, findings))],
            Contracts = [.. ports.Select(port => port.Text("contractId")).OfType<string>()],
            Properties = PropertiesOf(root),
        };
    }

    private static (string Message, string Remedy)? Refusal(YamlMapping root)
    {
        if (root.Text("kind") is not "DataProduct")
            return ("The file is not a data product.", "Write kind: DataProduct, or leave out kind and apiVersion for the short form.");
        if (root.Text("apiVersion")?.StartsWith("v1.", StringComparison.Ordinal) is not true)
            return ($"apiVersion \"{root.Text("apiVersion")}\" is not one that is read.", "Write the product by version v1.0.0 of the standard.");

        return EntityId.IsValid(root.Text("id")) ? null : ($"\"{root.Text("id")}\" is no id of a data product.", "Give it an id without spaces, commas, slashes and brackets.");
    }

    private static IEnumerable<YamlMapping> Members(YamlMapping root) => root.Object("team")?.Objects("members") ?? root.Objects("team");

    private static AssignedOwner? OwnerOf(YamlMapping member, FindingList findings)
    {
        if (member.Text("username") is not { Length: > 0 } name || !OwnershipTypes.TryParse(RoleOf(member), out var type, out var urn) || member.Find("dateOut") is not null)
            return null;

        var owner = OwnerReference.TryParse(name) ?? new OwnerReference(name, PrincipalKind.User);
        return new AssignedOwner(owner, type, urn, new FilePlace(findings.File, member.Position.Line));
    }

    // Roles are free text; those that say nothing about ownership own nothing.
    private static string RoleOf(YamlMapping member) => (member.Text("role") ?? string.Empty).Trim() switch
    {
        var role when role.Equals("owner", StringComparison.OrdinalIgnoreCase) || role.Equals("product owner", StringComparison.OrdinalIgnoreCase) => "business owner",
        var role => role,
    };

    private static List<AssetClaim> Patterns(YamlMapping node, FindingList findings) => node.Objects("customProperties")
        .Where(property => property.Text("property") is "assets")
        .SelectMany(property => ClaimReader.Read(property, "value", findings))
        .ToList();

    private static SortedDictionary<string, string> PropertiesOf(YamlMapping root)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in new[] { "status", "version", "tenant" })
        {
            if (root.Text(key) is { } value)
                properties[$"odps.{key}"] = value;
        }

        return properties;
    }
}
