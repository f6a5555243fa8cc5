using System.Text.RegularExpressions;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Follows renamed fields into expressions: databases rewrite what names a column when the column is renamed, and put a name in quotes when it needs some. Texts,
/// which are no names, stay as they are.
/// </summary>
internal static class RenamedNames
{
    private const string Texts = "'(?:[^']|'')*'";
    private const string QuotedNames = "\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`";
    private const string PlainNames = @"[\p{L}_][\p{L}\p{N}_$#]*";

    /// <summary>An expression of before with the names that its fields have now, these without quotes.</summary>
    public static string Apply(string expression, IReadOnlyDictionary<string, string> newNames) => Replace(expression, newNames);

    /// <summary>An expression of now with the names of renamed fields without quotes, so that it compares with one of before.</summary>
    public static string Unquote(string expression, IReadOnlyDictionary<string, string> newNames) =>
        Replace(expression, newNames.Values.Distinct(StringComparer.Ordinal).ToDictionary(name => name, StringComparer.Ordinal));

    private static string Replace(string expression, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0)
            return expression;

        // Brackets quote names in SQL Server alone; elsewhere they hold indexes and lists.
        var bracketed = string.Join('|', names.Keys.Select(name => Regex.Escape(name.Replace("]", "]]", StringComparison.Ordinal))));
        return Regex.Replace(
            expression, $@"{Texts}|{QuotedNames}|\[(?:{bracketed})\]|{PlainNames}", token => names.GetValueOrDefault(NameIn(token.Value), token.Value), RegexOptions.CultureInvariant);
    }

    private static string NameIn(string token) => token[0] switch
    {
        '"' or '`' => token[1..^1].Replace(new string(token[0], 2), token[..1], StringComparison.Ordinal),
        '[' => token[1..^1].Replace("]]", "]", StringComparison.Ordinal),
        _ => token,
    };
}
