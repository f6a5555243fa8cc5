using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Yaml;
using YamlDotNet.Core;

namespace MetadataIngestion.Mesh.Tests.Contracts;

/// <summary>Contracts of every shape that the standard allows, filled by chance.</summary>
internal sealed class RandomContracts(Random random)
{
    private const int MaxDepth = 6;

    private static readonly string[] s_texts =
        ["orders", "two words", "", "yes", "null", "~", "012", "1.0.0", "2026-11-21", "a: b", "# no comment", "- item", "it's", "\"quoted\"", "line\nbreak\n", " spaced ", "größe", "😀", "{x}", "*", "&a", "!b", "%", "\ttab"];

    private static readonly ScalarStyle[] s_styles = [ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal, ScalarStyle.Folded];

    public YamlDocument Next() => new(Object(ContractShape.Root, 0), []);

    private YamlMapping Object(string name, int depth)
    {
        var mapping = new YamlMapping(default);
        foreach (var key in ContractShape.KeysOf(name))
        {
            if (key.Required || name == "server" || random.Next(depth + 2) == 0)
                mapping.TryAdd(new YamlEntry(Plain(key.Name), Value(name, key, depth + 1)));
        }

        return mapping;
    }

    private YamlNode Value(string name, ShapeKey key, int depth)
    {
        if (Terms(name, key.Name) is { } terms)
            return Plain(terms[random.Next(terms.Length)]);
        if (!key.IsList)
            return One(key.Type, depth);

        var list = new YamlSequence(default);
        for (var count = depth > MaxDepth ? 0 : random.Next(3); count > 0; count--)
            list.Add(new YamlItem(One(key.Type, depth)));
        return list;
    }

    private YamlNode One(string type, int depth) => type switch
    {
        "number" => Plain(random.Next(-5, 1000).ToString(CultureInfo.InvariantCulture)),
        "flag" => Plain(random.Next(2) == 0 ? "true" : "false"),
        "text" => Text(),
        "any" => random.Next(3) switch { 0 => Plain("1.5"), 1 => Text(), _ => Value(ContractShape.Root, new ShapeKey("any", false, "text", true), depth) },
        _ => Object(type, depth),
    };

    private static string[]? Terms(string name, string key) => (name, key) switch
    {
        (ContractShape.Root, "apiVersion") => ["v3.0.0", "v3.0.2", "v3.1.0"],
        (ContractShape.Root, "kind") => ["DataContract"],
        (ContractShape.Root, "status") => Sorted(ContractShape.Statuses),
        ("server", "type") => Sorted(ContractShape.ServerTypes),
        ("property" or "item", "logicalType") => Sorted(ContractShape.LogicalTypes),
        ("quality", "type") => Sorted(ContractShape.QualityTypes),
        ("quality", "dimension") => Sorted(ContractShape.Dimensions),
        _ => null,
    };

    private static string[] Sorted(IEnumerable<string> terms) => [.. terms.Order(StringComparer.Ordinal)];

    private YamlScalar Text() => new(default, s_texts[random.Next(s_texts.Length)], s_styles[random.Next(s_styles.Length)]);

    private static YamlScalar Plain(string text) => new(default, text, ScalarStyle.Plain);
}
