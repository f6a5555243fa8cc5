using System.Text.RegularExpressions;

namespace MetadataIngestion.Mesh.Policies.Gating;

/// <summary>
/// Whether a query asks only about the dataset that it judges, which is all that a gate knows: the log has nothing of it yet, and what it is related to may be
/// crawled later. So each view must be tied to <c>mesh_scope</c>. Only the words of the query are looked at: one that cannot be followed is refused, none is guessed.
/// </summary>
internal sealed partial class GateQuery
{
    private const string Scope = "mesh_scope";
    private const string Clock = "mesh_clock";

    // They tell of the dataset itself, by its column asset or urn.
    private static readonly HashSet<string> s_own = new(StringComparer.OrdinalIgnoreCase)
    {
        "mesh_asset", "mesh_field", "mesh_key", "mesh_foreign_key", "mesh_index", "mesh_property", "mesh_owner", "mesh_tag", "mesh_term", "mesh_asset_domain", "mesh_field_lineage",
    };

    private static readonly HashSet<string> s_noAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        "ON", "WHERE", "JOIN", "CROSS", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "NATURAL", "USING", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "UNION", "EXCEPT", "INTERSECT", "WINDOW", "AND", "OR", "AS",
    };

    private readonly List<(string View, string Alias)> _reads;
    private readonly List<(string Left, string Right)> _ties;

    private GateQuery(string sql)
    {
        var bare = Quotes().Replace(Noise().Replace(sql, " "), string.Empty);
        _reads = [.. Reads().Matches(bare).Select(match => (match.Groups["view"].Value.ToLowerInvariant(), AliasOf(match)))];
        _ties = [.. Ties().Matches(bare).Select(match => (match.Groups["left"].Value.ToLowerInvariant(), match.Groups["right"].Value.ToLowerInvariant()))];
    }

    /// <summary>What a query asks beyond the dataset, in words that follow "it"; <see langword="null"/> for nothing.</summary>
    public static string? FindBeyond(string sql) => new GateQuery(sql).FindBeyond();

    private string? FindBeyond()
    {
        if (_reads.Find(read => read.View is not (Scope or Clock) && !s_own.Contains(read.View)) is { View: { } other })
            return $"reads {other}, which tells of more than the dataset";

        var tied = _reads.Where(read => read.View == Scope).Select(read => read.Alias).ToHashSet(StringComparer.Ordinal);
        var open = _reads.Where(read => s_own.Contains(read.View)).GroupBy(read => read.Alias, StringComparer.Ordinal).ToList();
        while (open.FirstOrDefault(alias => IsTied(alias.Key, alias.Count(), tied)) is { } next)
        {
            tied.Add(next.Key);
            open.Remove(next);
        }

        return open.Count == 0 ? null : $"reads {open[0].First().View} as {open[0].Key} without {open[0].Key}.{ColumnOf(open[0].First().View)} = s.urn, where s is mesh_scope";
    }

    /// <summary>An alias may be used again in another part of the query, and must be tied there too.</summary>
    private bool IsTied(string alias, int reads, HashSet<string> tied) =>
        _ties.Count(tie => (tie.Left == alias && tied.Contains(tie.Right)) || (tie.Right == alias && tied.Contains(tie.Left))) >= reads;

    private static string AliasOf(Match match)
    {
        var alias = match.Groups["alias"];
        return (alias.Success && !s_noAliases.Contains(alias.Value) ? alias : match.Groups["view"]).Value.ToLowerInvariant();
    }

    private static string ColumnOf(string view) => view == "mesh_asset" ? "urn" : "asset";

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex("[\"`\\[\\]]")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\b(?<view>mesh_\w+)\b(?!\s*\.)(?:\s+(?:AS\s+)?(?<alias>\w+))?", RegexOptions.IgnoreCase)]
    private static partial Regex Reads();

    [GeneratedRegex(@"\b(?<left>\w+)\s*\.\s*(?:urn|asset)\s*=\s*(?<right>\w+)\s*\.\s*(?:urn|asset)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ties();
}
