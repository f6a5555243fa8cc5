using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>Decides whether the first record names the columns. Text above text is undecidable; then names that look like names win.</summary>
internal static partial class HeaderDetector
{
    private const int MaxNameLength = 64;

    public static bool IsHeader(IReadOnlyList<string> first, DelimitedBody body)
    {
        if (first.Any(IsTyped))
            return false;

        if (body.Records == 0)
            return true;

        for (var i = 0; i < Math.Min(first.Count, body.Columns.Count); i++)
        {
            if (body.Columns[i].IsTyped && !string.IsNullOrWhiteSpace(first[i]))
                return true;
        }

        return !body.RepeatsFirst && LooksLikeNames(first);
    }

    private static bool IsTyped(string cell) =>
        TextClassifier.Classify(cell) is not (TextClass.String or TextClass.Null or TextClass.NullWord);

    private static bool LooksLikeNames(IReadOnlyList<string> cells)
    {
        var distinct = new HashSet<string>(cells, StringComparer.OrdinalIgnoreCase);
        var names = cells.Count(cell => cell.Length <= MaxNameLength && Name().IsMatch(cell));
        return distinct.Count == cells.Count && names >= 0.8 * cells.Count;
    }

    [GeneratedRegex(@"^\s*[\p{L}_][\w .\-/()%#:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
