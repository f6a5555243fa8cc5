using System.Diagnostics.CodeAnalysis;

namespace MetadataIngestion.Core.Filtering;

/// <summary>A pattern from the configuration that is compared with whole names, ignoring case. Immutable; matching allocates nothing.</summary>
internal abstract class NamePattern(string text)
{
    private const string RegexPrefix = "regex:";

    /// <summary>The pattern as configured.</summary>
    public string Text { get; } = text;

    public static NamePattern Parse(string text) =>
        TryParse(text, out var pattern, out var error) ? pattern : throw new ArgumentException(error, nameof(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out NamePattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            error = "The pattern is empty; write * to match every name, or remove it.";
            return false;
        }

        if (text.StartsWith(RegexPrefix, StringComparison.OrdinalIgnoreCase))
            return RegexPattern.TryParse(text, text[RegexPrefix.Length..], out pattern, out error);

        pattern = new GlobPattern(text);
        error = null;
        return true;
    }

    public abstract bool IsMatch(ReadOnlySpan<char> name);

    /// <summary>Fills in a template: <c>$0</c> stands for the name, which must match, and what else the kind of pattern knows.</summary>
    public abstract string Expand(string name, string template);

    /// <summary>Whether the pattern may match a name inside the container; no only when that is certain.</summary>
    public abstract bool CanMatchInside(ReadOnlySpan<char> container, char separator);

    /// <summary>Whether the pattern matches every name inside the container; yes only when that is certain.</summary>
    public abstract bool MatchesAllInside(ReadOnlySpan<char> container, char separator);
}
