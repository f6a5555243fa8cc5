using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>The only values that check constraints let a column have. Of a condition that is more than a list of texts nothing is concluded.</summary>
internal static partial class CheckedValues
{
    private static readonly HashSet<string> s_inTypes = new(StringComparer.OrdinalIgnoreCase) { "text", "character", "varying", "varchar", "bpchar", "char", "name", "citext", "[]" };

    /// <summary>The values; <see langword="null"/> when no constraint that holds for all rows lists them.</summary>
    public static IReadOnlyList<string>? Of(Dataset dataset, string column) => dataset.CheckConstraints
        .Where(check => !dataset.Properties.TryGetValue($"constraint.{check.Name}", out var state) || state.StartsWith("DEFERRABLE", StringComparison.Ordinal))
        .Select(check => Read(Tokens(check.Expression), column))
        .FirstOrDefault(values => values is not null);

    /// <summary>What is left when parentheses and casts, which change nothing in a list, are taken away.</summary>
    private static List<string> Tokens(string condition)
    {
        var tokens = new List<string>();
        var inCast = false;
        foreach (var token in Token().Matches(condition).Select(match => match.Value))
        {
            inCast = token == "::" || (inCast && s_inTypes.Contains(token));
            if (!inCast && token is not ("(" or ")" or "N"))
                tokens.Add(token);
        }

        return tokens;
    }

    // COLUMN = ANY ARRAY [ 'a' , 'b' ], COLUMN IN 'a' , 'b', or COLUMN = 'a' OR COLUMN = 'b'.
    private static List<string>? Read(List<string> tokens, string column)
    {
        var text = string.Join(' ', tokens.Select(token => token[0] == '\'' ? "?" : IsColumn(token, column) ? "#" : token.ToUpperInvariant()));
        return List().IsMatch(text) ? [.. tokens.Where(token => token[0] == '\'').Select(token => token[1..^1].Replace("''", "'", StringComparison.Ordinal))] : null;
    }

    private static bool IsColumn(string token, string column) =>
        (token[0] is '"' or '[' && token.Length > 2 ? token[1..^1] : token).Equals(column, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""'(?:[^']|'')*'|"[^"]+"|\[[^\]'"]+\]|\[\]|::|\w+|\S""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^# (?:= ANY ARRAY \[ \?(?: , \?)* \]|IN \?(?: , \?)*|= \?(?: OR # = \?)*)$", RegexOptions.CultureInvariant)]
    private static partial Regex List();
}
