using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Tests.Yaml;

/// <summary>Describes a tree by everything that a reader of YAML gets from it, and its comments.</summary>
internal static class Trees
{
    public static string Describe(YamlDocument document) => Describe(document.Root) + string.Join('|', Comments(document).Order(StringComparer.Ordinal));

    public static string Describe(YamlNode node) => $"{node.Anchor}{node.Tag}" + node switch
    {
        YamlScalar scalar => $"{scalar.Kind}:{scalar.Value.Length}:{scalar.Value}",
        YamlMapping mapping => $"{{{string.Concat(mapping.Entries.Select(entry => $"{Describe(entry.Key)}={Describe(entry.Value)};"))}}}",
        YamlSequence sequence => $"[{string.Concat(sequence.Items.Select(item => Describe(item.Value) + ";"))}]",
        YamlAlias alias => $"*{alias.Name}",
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<string> Comments(YamlDocument document) => Comments(document.Root).Concat(document.Tail);

    private static IEnumerable<string> Comments(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Comments(entry.Comments).Concat(Comments(entry.Value))),
        YamlSequence sequence => sequence.Items.SelectMany(item => Comments(item.Comments).Concat(Comments(item.Value))),
        _ => [],
    };

    private static IEnumerable<string> Comments(YamlComments comments) => comments.Behind is { } behind ? [.. comments.Above, behind] : comments.Above;
}
