using System.Globalization;
using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Reads Java's properties files: keys and values with escapes, comments, lines that go on after a backslash.</summary>
internal static class JavaProperties
{
    public static SortedDictionary<string, string> Parse(string text)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            var end = KeyLength(line);
            var value = line[end..].TrimStart();
            if (value.StartsWith('=') || value.StartsWith(':'))
            {
                value = value[1..].TrimStart();
            }

            properties[Unescape(line[..end])] = Unescape(value);
        }

        return properties;
    }

    private static IEnumerable<string> Lines(string text)
    {
        var line = string.Empty;
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n').Select(part => part.TrimStart()))
        {
            if (line.Length == 0 && (part.Length == 0 || part[0] is '#' or '!'))
                continue;

            var goesOn = (part.Length - part.TrimEnd('\\').Length) % 2 == 1;
            line += goesOn ? part[..^1] : part;
            if (goesOn)
                continue;

            yield return line;
            line = string.Empty;
        }

        if (line.Length > 0)
            yield return line;
    }

    /// <summary>A key ends at the first blank, equals sign or colon that is not escaped.</summary>
    private static int KeyLength(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] is '=' or ':' || char.IsWhiteSpace(line[i]))
            {
                return i;
            }
        }

        return line.Length;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
            }
            else if (text[++i] == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var other => other });
            }
        }

        return plain.ToString();
    }
}
