using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>
/// Finds the tables and views that a statement names: what follows FROM, JOIN, INTO and the like, and the rest of a list after FROM. It knows names
/// and not their meaning: an alias or a common table expression counts too, until nothing answers to it.
/// </summary>
internal sealed partial class StatementNames
{
    private const int Nowhere = -1;
    private static readonly HashSet<string> s_introducers =
        new(StringComparer.OrdinalIgnoreCase) { "FROM", "JOIN", "INTO", "UPDATE", "INSERT", "DELETE", "MERGE", "USING", "APPLY", "TABLE" };

    private static readonly HashSet<string> s_ends =
        new(StringComparer.OrdinalIgnoreCase) { "SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "UNION", "SET", "OPTION", "FOR", "WHEN" };

    private readonly HashSet<MultipartName> _names = [];
    private bool _isNameNext;
    private int _depth;

    // How deep in parentheses the list after FROM is in which a comma leads to another table.
    private int _list = Nowhere;

    private StatementNames()
    {
    }

    public static IReadOnlyCollection<MultipartName> Of(string statement)
    {
        var scan = new StatementNames();
        foreach (var token in Token().EnumerateMatches(statement))
            scan.Take(statement.AsSpan(token.Index, token.Length));
        return scan._names;
    }

    private void Take(ReadOnlySpan<char> token)
    {
        switch (token[0])
        {
            case '(':
                _depth++;
                _isNameNext = false;
                break;
            case ')':
                _depth--;
                _list = _list > _depth ? Nowhere : _list;
                break;
            case ',':
                _isNameNext = _list == _depth;
                break;
            case '-' or '/':
                break;
            case '\'' or '@' or '#':
                _isNameNext = false;
                break;
            default:
                TakeName(token.ToString());
                break;
        }
    }

    private void TakeName(string name)
    {
        if (s_introducers.Contains(name))
        {
            _isNameNext = true;
            _list = name.Equals("FROM", StringComparison.OrdinalIgnoreCase) ? _depth : _list;
        }
        else if (s_ends.Contains(name))
        {
            (_isNameNext, _list) = (false, Nowhere);
        }
        else if (_isNameNext)
        {
            _isNameNext = false;
            if (MultipartName.Parse(name) is { } found)
                _names.Add(found);
        }
    }

    // Comments and texts, which are passed over; names of one to four parts; what gives lists their shape.
    [GeneratedRegex("""
        --[^\n]* | /\*(?>[^*]|\*(?!/))*(?:\*/)? | N?'(?>[^']|'')*'? | [(),]
        | (?>(?<part>\[(?>[^\]]|\]\])*\] | "(?>[^"]|"")*" | [\p{L}_@\#][\p{L}\p{N}_@\#$]*)(?>\s*\.\s*(?:\[(?>[^\]]|\]\])*\] | "(?>[^"]|"")*" | [\p{L}_@\#][\p{L}\p{N}_@\#$]*)?)*)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
