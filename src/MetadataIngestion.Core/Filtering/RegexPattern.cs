using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Core.Filtering;

/// <summary>A regular expression that must match the whole name; it runs in time linear to the name's length.</summary>
internal sealed class RegexPattern : NamePattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private readonly Regex _regex;

    private RegexPattern(string text, Regex regex)
        : base(text)
    {
        _regex = regex;
    }

    public static bool TryParse(string text, string expression, [NotNullWhen(true)] out NamePattern? pattern, [NotNullWhen(false)] out string? error)
    {
        (pattern, error) = (null, null);
        try
        {
            // The anchors could complete an expression that is not valid by itself, so it is tried alone first.
            _ = new Regex(expression, Options);
            pattern = new RegexPattern(text, new Regex($@"\A(?:{expression})\z", Options));
        }
        catch (RegexParseException e)
        {
            error = $"\"{text}\" is not a valid regular expression: {e.Message}";
        }
        catch (NotSupportedException)
        {
            error = $"\"{text}\" uses look-around, back-references or another construct that needs backtracking, which is not supported; "
                + "write a simpler expression, or combine Allow and Deny.";
        }

        return pattern is not null;
    }

    public override bool IsMatch(ReadOnlySpan<char> name) => _regex.IsMatch(name);

    public override string Expand(string name, string template) => _regex.Match(name).Result(template);

    public override bool CanMatchInside(ReadOnlySpan<char> container, char separator) => true;

    public override bool MatchesAllInside(ReadOnlySpan<char> container, char separator) => false;
}
