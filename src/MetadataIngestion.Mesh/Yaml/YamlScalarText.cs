using System.Globalization;
using System.Text;
using YamlDotNet.Core;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Writes single values so that a reader gets exactly what they were, with the quotes they had as far as these can hold them.</summary>
internal static class YamlScalarText
{
    public static string Of(YamlScalar scalar, int indent) => scalar switch
    {
        { Style: ScalarStyle.Plain } when IsOneLine(scalar.Value) => scalar.Value,
        { Style: ScalarStyle.SingleQuoted } when IsOneLine(scalar.Value) => $"'{scalar.Value.Replace("'", "''", StringComparison.Ordinal)}'",
        _ when IsLiteral(scalar) => Literal(scalar.Value, indent),
        _ => Quoted(scalar.Value),
    };

    /// <summary>Whether a value is written as lines of their own.</summary>
    public static bool IsLiteral(YamlScalar scalar) =>
        scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded
        && scalar.Value.Length > 0
        && scalar.Value[0] is not (' ' or '\t' or '\n')
        && scalar.Value.Split('\n').All(line => IsOneLine(line) && (line.Length == 0 || line.Trim().Length > 0));

    private static bool IsOneLine(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || rune.Value is 0xFEFF or 0x85 or 0x2028 or 0x2029 || (Rune.IsControl(rune) && rune.Value != '\t'))
                return false;
        }

        return true;
    }

    private static string Literal(string value, int indent)
    {
        var body = value.TrimEnd('\n');
        var ending = (value.Length - body.Length) switch { 0 => "-", 1 => "", _ => "+" };
        var text = new StringBuilder("|").Append(ending);
        foreach (var line in (value.Length - body.Length > 1 ? value[..^1] : body).Split('\n'))
            text.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);

        return text.ToString();
    }

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
            text.Append(Escape(rune));

        return text.Append('"').ToString();
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < 0x20 or (>= 0x7F and <= 0xA0) or 0x2028 or 0x2029 or 0xFEFF => "\\u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
        _ => rune.ToString(),
    };
}
