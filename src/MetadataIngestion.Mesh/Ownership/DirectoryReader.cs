using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Reads the directory of people and groups.</summary>
internal sealed class DirectoryReader(FindingList findings)
{
    /// <summary>Reads a directory; <see langword="null"/> when the file cannot be used.</summary>
    public static PeopleDirectory? Read(string path, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        KeyCheck.Check(root, findings, "people", "groups");
        var reader = new DirectoryReader(findings);
        return new PeopleDirectory(reader.ReadAll(root, "people", "id", "name", "email", "left"), reader.ReadAll(root, "groups", "id", "name", "members", "left"));
    }

    private Dictionary<string, Person> ReadAll(YamlMapping root, string key, params string[] known)
    {
        var found = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var node in root.Objects(key))
        {
            KeyCheck.Check(node, findings, known);
            if (node.Text("id") is not { Length: > 0 } id)
                findings.Add(FileCodes.Missing, FindingLevel.Error, node.Position, $"One of the {key} has no id.", "Give it the id under which it owns.");
            else if (!found.TryAdd(id, new Person(id, LeftOf(node)) { Email = node.Text("email"), Members = node.Find("members") is null ? null : node.Texts("members") }))
                findings.Add(OwnershipCodes.Repeated, FindingLevel.Warning, node.Position, $"{id} is among the {key} twice; the first one counts.", "Remove one of the two.");
        }

        return found;
    }

    private DateOnly? LeftOf(YamlMapping node)
    {
        switch (node.Text("left"))
        {
            case null or "false":
                return null;
            case "true":
                return DateOnly.MinValue;
            case var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return day;
            default:
                findings.Add(FileCodes.Value, FindingLevel.Error, node.Find("left")!.Position, $"left is \"{node.Text("left")}\"; the person counts as present.", "Write a day such as 2026-01-31, or true.");
                return null;
        }
    }
}
