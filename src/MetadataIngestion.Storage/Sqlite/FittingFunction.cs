using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Regular expressions, which SQLite has only where someone brings them along.</summary>
internal static class FittingFunction
{
    /// <summary>Whether <c>{0}</c> fits the regular expression <c>{1}</c>.</summary>
    public const string Call = Name + "({0}, {1})";

    private const string Name = "mesh_fits";

    public static void AddTo(SqliteConnection connection)
    {
        var known = new Dictionary<string, Regex>(StringComparer.Ordinal);
        connection.CreateFunction(Name, (string? text, string? pattern) => text is not null && pattern is not null && Known(pattern).IsMatch(text), isDeterministic: true);

        Regex Known(string pattern) => known.TryGetValue(pattern, out var regex)
            ? regex
            : known[pattern] = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
