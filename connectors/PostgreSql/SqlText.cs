using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql;

/// <summary>Bits of SQL as people read and paste them.</summary>
internal static class SqlText
{
    /// <summary>An identifier, quoted when it needs to be.</summary>
    public static string Quote(string identifier) =>
        IsPlain(identifier) ? identifier : $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Qualify(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    /// <summary>A condition in parentheses, which the server leaves out around a plain column or function.</summary>
    public static string Parenthesize(string condition) => condition.StartsWith('(') ? condition : $"({condition})";

    /// <summary>Splits at the commas that lie outside parentheses, brackets and quotes.</summary>
    public static List<string> SplitList(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        var depth = 0;
        var quote = '\0';
        foreach (var c in text)
        {
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            else if (c == ',' && depth == 0)
            {
                items.Add(item.ToString().Trim());
                item.Clear();
                continue;
            }

            item.Append(c);
        }

        items.Add(item.ToString().Trim());
        return items;
    }

    private static bool IsPlain(string identifier) =>
        identifier.Length > 0
        && identifier[0] is (>= 'a' and <= 'z') or '_'
        && identifier.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0;

    private static readonly System.Buffers.SearchValues<char> PlainCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");
}
