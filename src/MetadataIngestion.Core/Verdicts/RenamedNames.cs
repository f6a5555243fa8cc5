using System.Text.RegularExpressions;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Follows renamed fields into expressions: databases rewrite what names a column when the column is renamed.</summary>
internal static partial class RenamedNames
{
    /// <summary>An expression with the names that its fields have now. Texts in quotes, which are no names, stay as they are.</summary>
    public static string Apply(string expression, IReadOnlyDictionary<string, string> newNames) => newNames.Count == 0
        ? expression
        : Tokens().Replace(expression, token => newNames.GetValueOrDefault(token.Value, token.Value));

    [GeneratedRegex("""'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_$#]*""")]
    private static partial Regex Tokens();
}
