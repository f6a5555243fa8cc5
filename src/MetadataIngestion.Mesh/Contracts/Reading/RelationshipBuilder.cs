using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads relationships: of a schema from its fields to others, of a property from itself.</summary>
internal sealed class RelationshipBuilder(FindingList findings)
{
    public IReadOnlyList<ContractRelationship> Read(YamlMapping parent, bool isProperty) =>
        [.. parent.Objects("relationships").Select(node => ReadOne(node, isProperty)).OfType<ContractRelationship>()];

    private ContractRelationship? ReadOne(YamlMapping node, bool isProperty)
    {
        var (from, to) = (node.Texts("from"), node.Texts("to"));
        var problem = (isProperty, from.Count, to.Count) switch
        {
            (_, _, 0) => "names nothing that it leads to",
            (true, > 0, _) => "is written at a property and has from",
            (true, _, > 1) => "is written at one property and leads to several",
            (false, var left, var right) when left != right => "does not have as many fields in from as in to",
            _ => null,
        };
        if (problem is null)
            return new ContractRelationship(from, to, node.Position);

        findings.Add(FindingCodes.Value, FindingLevel.Error, node.Position, $"The relationship {problem}, so it is left out.", "Write to at a property, and from and to of equal length at a schema.");
        return null;
    }
}
