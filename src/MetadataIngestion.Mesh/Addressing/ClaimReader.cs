using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Reads the patterns of assets that a file lists.</summary>
internal static class ClaimReader
{
    public static IReadOnlyList<AssetClaim> Read(YamlMapping node, string key, FindingList findings)
    {
        var claims = new List<AssetClaim>();
        foreach (var value in Values(node.Find(key)))
        {
            if (value is not YamlScalar scalar)
                findings.Add(FileCodes.Value, FindingLevel.Error, value.Position, $"{key} holds something that is no pattern.", "Write patterns such as /shop/sales/public/**.");
            else if (AssetPattern.Parse(scalar.Value, out var pattern) is { } error)
                findings.Add(FileCodes.Value, FindingLevel.Error, value.Position, error, "Write a pattern such as /shop/sales/public/**.");
            else
                claims.Add(new AssetClaim(pattern!, new FilePlace(findings.File, value.Position.Line)));
        }

        return claims;
    }

    private static IEnumerable<YamlNode> Values(YamlNode? node) => node switch
    {
        null => [],
        YamlSequence list => list.Items.Select(item => item.Value.Resolved),
        _ => [node],
    };
}
