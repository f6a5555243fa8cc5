using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>Reads the files of domains.</summary>
internal sealed class DomainReader(FindingList findings)
{
    private static readonly string[] s_keys = ["id", "name", "description", "parent", "owners", "assets", "domains"];

    private readonly List<Domain> _domains = [];

    /// <summary>Reads <c>domains.yaml</c>, which lists domains; <see langword="null"/> when the file cannot be used.</summary>
    public static IReadOnlyList<Domain>? ReadList(string path, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        KeyCheck.Check(root, findings, "domains");
        var reader = new DomainReader(findings);
        reader.AddAll(root, parent: null);
        return reader._domains;
    }

    /// <summary>Reads a domain's own file; <see langword="null"/> when it cannot be used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">The domain's id unless the file says otherwise: the name of its folder.</param>
    /// <param name="findings">Takes what is not right.</param>
    public static IReadOnlyList<Domain>? ReadOne(string path, string id, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        var reader = new DomainReader(findings);
        reader.Add(root, id, parent: null);
        return reader._domains;
    }

    private void AddAll(YamlMapping node, string? parent)
    {
        foreach (var domain in node.Objects("domains"))
            Add(domain, domain.Text("id"), parent);
    }

    private void Add(YamlMapping node, string? id, string? parent)
    {
        KeyCheck.Check(node, findings, s_keys);
        id = node.Text("id") ?? id;
        if (!EntityId.IsValid(id))
        {
            findings.Add(FileCodes.Missing, FindingLevel.Error, node.Position, id is null ? "The domain has no id." : $"\"{id}\" is no id of a domain.", "Give it an id of letters, digits, dots and dashes that it keeps.");
            return;
        }

        var owners = OwnerListReader.Read(node, findings);
        _domains.Add(new Domain(id, new FilePlace(findings.File, node.Position.Line))
        {
            Name = node.Text("name"),
            Description = node.Text("description"),
            Parent = node.Text("parent") ?? parent,
            Owners = owners.Owners,
            OwnersOf = owners.Domains,
            Claims = ClaimReader.Read(node, "assets", findings),
        });
        AddAll(node, id);
    }
}
