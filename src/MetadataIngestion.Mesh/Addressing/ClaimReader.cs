using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Reads patterns of assets.</summary>
internal static class ClaimReader
{
    private const string Remedy = "Write a pattern such as /shop/sales/public/**.";

    /// <summary>The patterns that a key of a file lists.</summary>
    public static IReadOnlyList<AssetClaim> Read(YamlMapping node, string key, FindingList findings)
    {
        var claims = new List<AssetClaim>();
        foreach (var value in Values(node.Find(key)))
        {
            if (value is not YamlScalar scalar)
                findings.Add(FileCodes.Value, FindingLevel.Error, value.Position, $"{key} holds something that is no pattern.", "Write patterns such as /shop/sales/public/**.");
            else if (Read(scalar.Value, scalar.Position, FileCodes.Value, findings) is { } claim)
                claims.Add(claim);
        }

        return claims;
    }

    /// <summary>One pattern; <see langword="null"/> when it is none, which is then a finding.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="position">Where it is.</param>
    /// <param name="code">The code under which the file says that a value is wrong.</param>
    /// <param name="findings">Takes what is not right.</param>
    public static AssetClaim? Read(string text, YamlPosition position, string code, FindingList findings)
    {
        if (AssetPattern.Parse(text, out var pattern) is { } error)
        {
            findings.Add(code, FindingLevel.Error, position, error, Remedy);
            return null;
        }

        if (pattern!.LooksDotted)
            findings.Add(FileCodes.Dotted, FindingLevel.Warning, position, $"The pattern \"{text}\" has dots and no slash, so it means assets of just that name.", $"Divide names by slashes and begin with the source's, as in /shop/sales/public/orders; where a name has dots, write **/{text}.");
        return new AssetClaim(pattern, new FilePlace(findings.File, position.Line));
    }

    private static IEnumerable<YamlNode> Values(YamlNode? node) => node switch
    {
        null => [],
        YamlSequence list => list.Items.Select(item => item.Value.Resolved),
        _ => [node],
    };
}
