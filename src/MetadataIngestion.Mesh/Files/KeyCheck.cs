using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Files;

/// <summary>Tells of keys that nothing acts upon, since they are most likely misspelled.</summary>
internal static class KeyCheck
{
    public static void Check(YamlMapping node, FindingList findings, params IReadOnlyList<string> known)
    {
        foreach (var key in node.Effective().Select(entry => entry.Key).Where(key => !known.Contains(key.Value, StringComparer.Ordinal)))
            findings.Add(FileCodes.UnknownKey, FindingLevel.Warning, key.Position, $"The key {key.Value} is not known; nothing acts upon it.", $"Write one of {string.Join(", ", known)}.");
    }
}
