using System.Globalization;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads values out of a mapping; one of another type counts as missing, since the check of the shape tells of it.</summary>
internal static class NodeReader
{
    public static string? Text(this YamlMapping node, string key) => node.Find(key) is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Value : null;

    public static bool Flag(this YamlMapping node, string key) =>
        node.Find(key) is YamlScalar { Kind: YamlScalarKind.Flag } scalar && scalar.Value.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static long? Integer(this YamlMapping node, string key) =>
        long.TryParse(node.Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static YamlMapping? Object(this YamlMapping node, string key) => node.Find(key) as YamlMapping;

    public static IEnumerable<YamlMapping> Objects(this YamlMapping node, string key) => Items(node, key).OfType<YamlMapping>();

    /// <summary>The values of a list, or a value that stands alone.</summary>
    public static IReadOnlyList<string> Texts(this YamlMapping node, string key) =>
        node.Text(key) is { } one ? [one] : [.. Items(node, key).OfType<YamlScalar>().Select(scalar => scalar.Value)];

    /// <summary>The value of a custom property.</summary>
    public static string? Custom(this YamlMapping node, string name) =>
        node.Objects("customProperties").FirstOrDefault(custom => custom.Text("property") == name)?.Text("value");

    private static IEnumerable<YamlNode> Items(YamlMapping node, string key) =>
        node.Find(key) is YamlSequence list ? list.Items.Select(item => item.Value.Resolved) : [];
}
