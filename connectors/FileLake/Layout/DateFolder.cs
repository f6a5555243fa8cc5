using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Folders named by a date or a part of one, which partition the dataset above them.</summary>
internal static partial class DateFolder
{
    /// <summary>Whether the name can begin a date: a bare month or day cannot, since plain numbers name many other things.</summary>
    public static bool Begins(string name) => Beginning().IsMatch(name);

    public static bool IsPart(string name) => Part().IsMatch(name);

    [GeneratedRegex(@"^(?:(?:year|y)?[-_]?(?:19|20)\d\d|(?:19|20)\d\d-?\d\d(?:-?\d\d)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?:(?:year|y)?[-_]?(?:19|20)\d\d|(?:19|20)\d\d-?\d\d(?:-?\d\d)?|(?:month|day|hour|week|[mdhqw])?[-_]?\d\d?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
