using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>A path's parts as one text, joined by U+001F, which the pipeline and the store compare by.</summary>
internal static class PathKey
{
    public const char Separator = '\u001F';

    public static string Of(AssetPath path) => string.Join(Separator, path.Parts);

    /// <summary>The key of the enclosing path; empty for the source itself.</summary>
    public static ReadOnlySpan<char> Parent(ReadOnlySpan<char> key)
    {
        var end = key.LastIndexOf(Separator);
        return end < 0 ? [] : key[..end];
    }

    public static bool IsWithin(ReadOnlySpan<char> key, ReadOnlySpan<char> ancestor) =>
        key.StartsWith(ancestor, StringComparison.Ordinal)
        && (ancestor.IsEmpty || key.Length == ancestor.Length || key[ancestor.Length] == Separator);
}
