using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Reads the owners that a file lists: each a reference, or a mapping of <c>owner</c> and <c>type</c>.</summary>
internal sealed class OwnerListReader(FindingList findings)
{
    private const string DomainPrefix = "domain:";

    private readonly List<AssignedOwner> _owners = [];
    private readonly List<(string Domain, FilePlace Place)> _domains = [];

    /// <summary>The owners.</summary>
    public IReadOnlyList<AssignedOwner> Owners => _owners;

    /// <summary>The domains whose owners are meant.</summary>
    public IReadOnlyList<(string Domain, FilePlace Place)> Domains => _domains;

    public static OwnerListReader Read(YamlMapping node, FindingList findings)
    {
        var reader = new OwnerListReader(findings);
        foreach (var value in node.Find("owners") switch { null => [], YamlSequence list => list.Items.Select(item => item.Value.Resolved), var one => [one] })
            reader.Add(value);

        return reader;
    }

    private void Add(YamlNode value)
    {
        if (value is YamlMapping mapping)
        {
            KeyCheck.Check(mapping, findings, "owner", "type");
            Add(mapping.Text("owner"), mapping.Text("type"), value.Position);
        }
        else
        {
            Add((value as YamlScalar)?.Value, null, value.Position);
        }
    }

    private void Add(string? text, string? typeName, YamlPosition position)
    {
        var place = new FilePlace(findings.File, position.Line);
        var (type, urn) = (OwnershipType.TechnicalOwner, default(string));
        if (typeName is not null && !OwnershipTypes.TryParse(typeName, out type, out urn))
            findings.Add(FileCodes.Value, FindingLevel.Warning, position, $"\"{typeName}\" is no type of ownership; the owner counts as technical owner.", $"Correct it: {OwnershipTypes.Expected}.");

        if (text is not null && text.StartsWith(DomainPrefix, StringComparison.Ordinal))
            _domains.Add((text[DomainPrefix.Length..], place));
        else if (OwnerReference.TryParse(text) is { } owner)
            _owners.Add(new AssignedOwner(owner, type, urn, place));
        else
            findings.Add(FileCodes.Value, FindingLevel.Error, position, $"\"{text}\" is not an owner.", $"Correct it: {OwnerReference.Expected}.");
    }
}
