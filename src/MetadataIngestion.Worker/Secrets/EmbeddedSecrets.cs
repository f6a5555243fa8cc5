using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Finds secrets inside connection strings and URLs.</summary>
internal static partial class EmbeddedSecrets
{
    private const int ShortestPart = 4;

    public static IEnumerable<string> Find(string text)
    {
        foreach (Match match in UrlPassword().Matches(text))
        {
            yield return match.Groups["value"].Value;
            yield return Uri.UnescapeDataString(match.Groups["value"].Value);
        }

        foreach (Match match in KeyValue().Matches(text).Where(match => SensitiveKeys.IsSensitive(match.Groups["key"].Value)))
        {
            foreach (var value in Readings(match.Groups["value"].Value.Trim()))
                yield return value;
        }
    }

    // Dialects end a value at different characters; every reading of it is a secret.
    private static IEnumerable<string> Readings(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            var inner = value[1..^1];
            yield return inner;
            yield return inner.Replace(new string(value[0], 2), value[..1], StringComparison.Ordinal);
            yield break;
        }

        yield return value;
        foreach (var end in (char[])['&', ' ', ','])
        {
            var part = value.Split(end)[0];
            if (part.Length is >= ShortestPart && part.Length < value.Length)
                yield return part;
        }
    }

    [GeneratedRegex(@"://[^/\s:@]*:(?<value>[^/\s]+)@")]
    private static partial Regex UrlPassword();

    // The value is only looked at, because what one dialect takes for a value can hold pairs of another.
    [GeneratedRegex(@"(?<=^|[;&?,\s])(?<key>[A-Za-z][\w .-]*?)\s*=\s*(?=(?<value>""(?:[^""]|"""")*""|'(?:[^']|'')*'|[^;]*))")]
    private static partial Regex KeyValue();
}
