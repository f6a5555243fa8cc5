using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Core.Proposals;

/// <summary>
/// DataHub's key digest: the MD5 of a flat JSON object whose keys are sorted and whose text is ASCII with lower-case escapes.
/// </summary>
internal static class DataHubGuid
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The digest is DataHub's identifier format, not a protection.")]
    public static string Of(IEnumerable<KeyValuePair<string, string>> key) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(ToJson(key))));

    public static string ToJson(IEnumerable<KeyValuePair<string, string>> key)
    {
        var json = new StringBuilder("{");
        foreach (var (name, value) in key.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.Append(json.Length > 1 ? "," : string.Empty);
            AppendText(json, name);
            json.Append(':');
            AppendText(json, value);
        }

        return json.Append('}').ToString();
    }

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            AppendCharacter(json, c);
        }

        json.Append('"');
    }

    private static void AppendCharacter(StringBuilder json, char c)
    {
        switch (c)
        {
            case '"' or '\\':
                json.Append('\\').Append(c);
                break;
            case '\n':
                json.Append("\\n");
                break;
            case '\r':
                json.Append("\\r");
                break;
            case '\t':
                json.Append("\\t");
                break;
            case '\b':
                json.Append("\\b");
                break;
            case '\f':
                json.Append("\\f");
                break;
            case >= ' ' and <= '~':
                json.Append(c);
                break;
            default:
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
        }
    }
}
