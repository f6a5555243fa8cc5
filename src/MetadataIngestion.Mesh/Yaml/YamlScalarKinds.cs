using System.Globalization;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Tells what a value without quotes is, by YAML's core schema.</summary>
internal static class YamlScalarKinds
{
    public static YamlScalarKind Of(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarKind.Flag,
        _ => IsNumber(plain) ? YamlScalarKind.Number : YamlScalarKind.Text,
    };

    private static bool IsNumber(string plain) =>
        plain is ".inf" or "-.inf" or "+.inf" or ".nan"
        || (char.IsAsciiDigit(plain.TrimStart('-', '+', '.').FirstOrDefault())
            && (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || IsPrefixed(plain)));

    private static bool IsPrefixed(string plain) =>
        (plain.StartsWith("0x", StringComparison.Ordinal) && plain.Length > 2 && plain[2..].All(char.IsAsciiHexDigit))
        || (plain.StartsWith("0o", StringComparison.Ordinal) && plain.Length > 2 && plain[2..].All(digit => digit is >= '0' and <= '7'));
}
