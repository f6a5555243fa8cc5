using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Classification;

/// <summary>Reads files with rules that give tags and terms.</summary>
internal sealed class ClassificationReader(string? domain, FindingList findings)
{
    private static readonly string[] s_keys = ["assets", "except", "fields", "kinds", "types", "tagged", "properties", "tags", "terms"];

    /// <summary>Reads a file; <see langword="null"/> when it cannot be used.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="domain">The domain in whose folder it lies.</param>
    /// <param name="findings">Takes what is not right.</param>
    public static ClassificationRules? Read(string path, string? domain, FindingList findings)
    {
        if (MeshFile.ReadMapping(path, findings) is not { } root)
            return null;

        KeyCheck.Check(root, findings, "rules", "exclusive");
        var reader = new ClassificationReader(domain, findings);
        return new ClassificationRules([.. root.Objects("rules").Select(reader.ReadRule).OfType<ClassificationRule>()], reader.ReadExclusive(root));
    }

    private IReadOnlyList<GlobPattern> ReadExclusive(YamlMapping root)
    {
        if (domain is null || root.Find("exclusive") is not { } node)
            return Globs(root, "exclusive");

        findings.Add(ClassificationCodes.Exclusive, FindingLevel.Error, node.Position, "A domain's file cannot say which tags exclude each other; that is left out.", "Write exclusive into everyone's classification.yaml.");
        return [];
    }

    /// <summary>A rule of which a condition cannot be understood would give too much, so it is left out.</summary>
    private ClassificationRule? ReadRule(YamlMapping node)
    {
        var before = findings.Findings.Count(finding => finding.Level == FindingLevel.Error);
        KeyCheck.Check(node, findings, s_keys);
        var rule = new ClassificationRule(new FilePlace(findings.File, node.Position.Line), domain)
        {
            Assets = ClaimReader.Read(node, "assets", findings),
            Except = ClaimReader.Read(node, "except", findings),
            Fields = Globs(node, "fields"),
            Kinds = node.Texts("kinds"),
            Types = ReadTypes(node),
            Tagged = Globs(node, "tagged"),
            Properties = ReadProperties(node),
            Tags = Names(node, "tags"),
            Terms = Names(node, "terms"),
        };
        if (rule.Tags.Count + rule.Terms.Count == 0)
            findings.Add(ClassificationCodes.Nothing, FindingLevel.Error, node.Position, "The rule gives neither tags nor terms; it is left out.", "Write what it gives under tags or terms, or delete it.");
        return findings.Findings.Count(finding => finding.Level == FindingLevel.Error) == before ? rule : null;
    }

    private List<TypeKind> ReadTypes(YamlMapping node)
    {
        var types = new List<TypeKind>();
        foreach (var text in node.Texts("types"))
        {
            if (Enum.TryParse<TypeKind>(text, ignoreCase: true, out var kind) && !char.IsDigit(text[0]))
                types.Add(kind);
            else
                findings.Add(FileCodes.Value, FindingLevel.Error, node.Find("types")!.Position, $"\"{text}\" is no type of a field.", $"Write one of {string.Join(", ", Enum.GetNames<TypeKind>()).ToLowerInvariant()}.");
        }

        return types;
    }

    private Dictionary<string, GlobPattern> ReadProperties(YamlMapping node)
    {
        if (node.Find("properties") is not { } found)
            return [];
        if (found is YamlMapping properties)
            return properties.Effective().Where(entry => entry.Value is YamlScalar).ToDictionary(entry => entry.Key.Value, entry => new GlobPattern(((YamlScalar)entry.Value).Value), StringComparer.Ordinal);

        findings.Add(FileCodes.Value, FindingLevel.Error, found.Position, "properties holds no names with values.", "Write them as in properties: {cleanup.policy: compact}.");
        return [];
    }

    private IReadOnlyList<string> Names(YamlMapping node, string key)
    {
        var names = node.Texts(key);
        foreach (var name in names.Where(name => string.IsNullOrWhiteSpace(PlainName.Of(name))))
            findings.Add(FileCodes.Value, FindingLevel.Error, node.Find(key)!.Position, $"\"{name}\" names nothing.", "Write a name or a URN.");
        return names;
    }

    private static IReadOnlyList<GlobPattern> Globs(YamlMapping node, string key) => [.. node.Texts(key).Select(text => new GlobPattern(text))];
}
