using System.Text;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Text of others as Slack shows it to the letter: nothing in it mentions people, links or ends a block.</summary>
internal static class SlackText
{
    private const string Ellipsis = "\u2026";

    /// <summary>The text on one line, escaped, at most as long as Slack takes it after that.</summary>
    public static string Escape(string text, int longest)
    {
        var result = new StringBuilder();
        var fits = 0;
        foreach (var shown in text.EnumerateRunes().Select(Escape))
        {
            if (result.Length + shown.Length > longest)
                return result.ToString(0, fits) + Ellipsis;

            result.Append(shown);
            if (result.Length + Ellipsis.Length <= longest)
                fits = result.Length;
        }

        return result.ToString();
    }

    /// <summary>A name as code, in which no formatting is looked for.</summary>
    public static string Code(string text, int longest) => $"`{Escape(text.Replace('`', '\''), longest - 2)}`";

    private static string Escape(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ when Rune.IsControl(rune) => " ",
        _ => rune.ToString(),
    };
}
