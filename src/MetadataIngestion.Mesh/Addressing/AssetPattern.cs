using System.Text;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>
/// A pattern over the addresses of assets, by the rules of CODEOWNERS files: <c>*</c> and <c>?</c> stay within a name, <c>**</c> spans names, a pattern
/// without a slash before its end fits at any depth, and one that names a container means everything in it. Upper and lower case make no difference.
/// Immutable.
/// </summary>
internal sealed class AssetPattern
{
    private const string AnyDepth = "**";

    // A segment that is null spans names.
    private readonly GlobPattern?[] _segments;
    private readonly bool _meansContents;

    private AssetPattern(string text, string[] segments)
    {
        Text = text;
        _segments = [.. segments.Select(segment => segment == AnyDepth ? null : new GlobPattern(segment))];
        _meansContents = segments[^1] is not ("*" or AnyDepth);
        Specificity = segments.Sum(segment => segment switch { AnyDepth => 0, "*" => 1, _ => segment.AsSpan().ContainsAny('*', '?') ? 2 : 3 });
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Grows with how much of an address the pattern names.</summary>
    public int Specificity { get; }

    /// <summary>Reads a pattern.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public static string? Parse(string text, out AssetPattern? pattern)
    {
        pattern = null;
        if (text.StartsWith('!') || text.AsSpan().ContainsAny('[', ']'))
            return $"The pattern \"{text}\" uses ! or [ ], which patterns of assets do not know.";

        var segments = text.Trim('/').Split('/');
        if (segments.Any(segment => segment.Length == 0))
            return $"The pattern \"{text}\" has an empty part.";

        var anchored = text.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        pattern = new AssetPattern(text, anchored || segments[0] == AnyDepth ? segments : [AnyDepth, .. segments]);
        return null;
    }

    /// <summary>Whether it looks as if dots were meant to divide the names, as in the names of datasets.</summary>
    public bool LooksDotted => !Text.Contains('/', StringComparison.Ordinal) && Text.Count(letter => letter == '.') > 1;

    public bool IsMatch(ReadOnlySpan<string> address) => IsMatch(_segments, address);

    /// <summary>Whether the pattern may mean something in a source.</summary>
    public bool CanMatchIn(string source) => _segments[0] is not { } first || first.IsMatch(source);

    /// <summary>Whether the pattern begins with the name of a source, so that it can mean nothing elsewhere.</summary>
    public bool NamesSource(string source) => _segments[0] is not null && Text.Trim('/').Split('/')[0].Equals(source, StringComparison.OrdinalIgnoreCase);

    /// <summary>The pattern as a regular expression over addresses as texts, in what .NET and PostgreSQL have in common.</summary>
    public string ToRegex()
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] is { } segment)
                regex.Append('/').Append(ToRegex(segment.Text));
            else
                regex.Append(i == _segments.Length - 1 ? "(/[^/]+)+" : "(/[^/]+)*");
        }

        return regex.Append(_meansContents ? "(/.*)?$" : "$").ToString();
    }

    public override string ToString() => Text;

    private static string ToRegex(string segment) => string.Concat(segment.Select(letter => letter switch
    {
        '*' => "[^/]*",
        '?' => "[^/]",
        _ when char.IsAsciiLetterOrDigit(letter) || letter == '_' || !char.IsAscii(letter) => letter.ToString(),
        _ => $"\\{letter}",
    }));

    private bool IsMatch(ReadOnlySpan<GlobPattern?> pattern, ReadOnlySpan<string> address)
    {
        if (pattern.IsEmpty)
            return address.IsEmpty || _meansContents;
        if (pattern[0] is { } segment)
            return !address.IsEmpty && segment.IsMatch(address[0]) && IsMatch(pattern[1..], address[1..]);
        if (pattern.Length == 1)
            return !address.IsEmpty;

        for (var skipped = 0; skipped < address.Length; skipped++)
        {
            if (IsMatch(pattern[1..], address[skipped..]))
                return true;
        }

        return false;
    }
}
