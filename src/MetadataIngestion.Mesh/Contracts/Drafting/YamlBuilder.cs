using System.Globalization;
using MetadataIngestion.Mesh.Yaml;
using YamlDotNet.Core;

namespace MetadataIngestion.Mesh.Contracts.Drafting;

/// <summary>Builds the tree of a document; what is not known is left out.</summary>
internal sealed class YamlBuilder
{
    private readonly YamlMapping _mapping = new(default);

    public YamlMapping Mapping => _mapping;

    public bool IsEmpty => _mapping.Entries.Count == 0;

    public YamlBuilder Text(string key, string? value, string? comment = null) => value is null ? this : Add(key, TextOf(value), comment);

    public YamlBuilder Number(string key, long? value) => value is { } number ? Add(key, Plain(number.ToString(CultureInfo.InvariantCulture))) : this;

    /// <summary>A flag that is left out where it is false, as the standard's default is.</summary>
    public YamlBuilder Flag(string key, bool value) => value ? Add(key, Plain("true")) : this;

    public YamlBuilder Object(string key, YamlBuilder value) => value.IsEmpty ? this : Add(key, value.Mapping);

    public YamlBuilder Objects(string key, IEnumerable<YamlBuilder> values) => List(key, values.Select(YamlNode (value) => value.Mapping));

    public YamlBuilder Texts(string key, IEnumerable<string> values) => List(key, values.Select(YamlNode (value) => TextOf(value)));

    private YamlBuilder List(string key, IEnumerable<YamlNode> values)
    {
        var sequence = new YamlSequence(default);
        foreach (var value in values)
            sequence.Add(new YamlItem(value));

        return sequence.Items.Count == 0 ? this : Add(key, sequence);
    }

    private YamlBuilder Add(string key, YamlNode value, string? comment = null)
    {
        var entry = new YamlEntry(Plain(key), value);
        if (comment is not null)
            entry.Comments.Above.Add("# " + comment);
        _mapping.TryAdd(entry);
        return this;
    }

    private static YamlScalar Plain(string value) => new(default, value, ScalarStyle.Plain);

    // Anything but a plain word is quoted, so that nothing in a name or comment of a database can be taken for something else.
    private static YamlScalar TextOf(string value) => new(default, value, value switch
    {
        _ when value.Contains('\n', StringComparison.Ordinal) => ScalarStyle.Literal,
        _ when IsWord(value) => ScalarStyle.Plain,
        _ => ScalarStyle.DoubleQuoted,
    });

    private static bool IsWord(string value) =>
        value.Length > 0
        && char.IsAsciiLetter(value[0])
        && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or '(' or ')' or '/')
        && YamlScalarKinds.Of(value) == YamlScalarKind.Text
        && value.ToLowerInvariant() is not ("yes" or "no" or "on" or "off" or "y" or "n");
}
