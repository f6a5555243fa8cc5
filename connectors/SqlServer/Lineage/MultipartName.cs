using System.Text;

namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>A name of one to four parts: server, database, schema, object. Parts that were left out are null.</summary>
internal sealed record MultipartName(string? Server, string? Database, string? Schema, string Name)
{
    private const int MostParts = 4;

    /// <summary>Takes a name apart as T-SQL does: parts in brackets or quotes may hold dots. Null when it is no such name.</summary>
    public static MultipartName? Parse(string text)
    {
        var parts = Split(text);
        if (parts.Count is 0 or > MostParts || parts[^1].Length == 0)
            return null;
        return new MultipartName(Part(parts, 4), Part(parts, 3), Part(parts, 2), parts[^1]);
    }

    private static string? Part(List<string> parts, int fromEnd) =>
        parts.Count >= fromEnd && parts[^fromEnd].Length > 0 ? parts[^fromEnd] : null;

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '.':
                    parts.Add(part.ToString().Trim());
                    part.Clear();
                    break;
                case '[':
                    i = AppendQuoted(part, text, i + 1, ']');
                    break;
                case '"':
                    i = AppendQuoted(part, text, i + 1, '"');
                    break;
                default:
                    part.Append(text[i]);
                    break;
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    /// <summary>Appends up to the closing quote, which stands for itself when doubled; returns where that is.</summary>
    private static int AppendQuoted(StringBuilder part, string text, int start, char close)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == close)
            {
                if (i + 1 == text.Length || text[i + 1] != close)
                    return i;
                i++;
            }

            part.Append(text[i]);
        }

        return text.Length;
    }
}
