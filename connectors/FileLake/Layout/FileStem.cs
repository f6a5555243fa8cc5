using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What the names of like files have in common: the name with UUIDs, dates and digit runs replaced by a star.</summary>
internal static partial class FileStem
{
    public static string Of(string baseName) =>
        AdjacentStars().Replace(Digits().Replace(Uuids().Replace(baseName, "*"), "*"), "*");

    /// <summary>
    /// Whether the stem says nothing but that the file is one of several: only numbers and dates, or one of the words that engines number
    /// their output files with. Such files are the folder's contents, not datasets of their own.
    /// </summary>
    public static bool IsPartLike(string stem) => PartLike().IsMatch(stem);

    /// <summary>The same of a file's name without its extensions; most such files are told without making their stem.</summary>
    public static bool IsPart(ReadOnlySpan<char> baseName) => IsNumberedPart(baseName) || IsPartLike(Of(baseName.ToString()));

    private static bool IsNumberedPart(ReadOnlySpan<char> name)
    {
        const string Word = "part";
        var digit = Word.Length + (name.Length > Word.Length && name[Word.Length] is '-' or '_' or '.' ? 1 : 0);
        return name.Length > digit && name.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(name[digit]);
    }

    // With and without hyphens; Trino puts the five characters of its cluster's id before one.
    [GeneratedRegex("(?:(?<=[0-9]{8}_[0-9]{6}_[0-9]{5}_)[0-9a-z]{5}_)?(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F]))", RegexOptions.CultureInvariant)]
    private static partial Regex Uuids();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    // 2026-01-31, 20260131T120000Z and a UUID each become one star.
    [GeneratedRegex(@"\*(?:[-_.:T ]?\*)+Z?", RegexOptions.CultureInvariant)]
    private static partial Regex AdjacentStars();

    // Only part files carry more words after their number, such as the id of the task that wrote them.
    [GeneratedRegex(@"^part[-_.]?\*|^\*_part_\*$|^(?:(?:data|run|chunk|file|batch|split|shard)[-_.]?)?[^\p{L}]*\*[^\p{L}]*$|^(?:part|data)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PartLike();
}
