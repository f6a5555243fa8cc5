using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Names that users give to sources, sinks and requests; they appear in commands, URLs and file names.</summary>
internal static partial class EntryNames
{
    public static void Check(string section, IEnumerable<string> names, SectionProblems problems)
    {
        foreach (var name in names.Where(name => !Valid().IsMatch(name)))
        {
            problems.Add(
                $"{section}:{name}",
                "is not a name: write letters, digits, dots, dashes and underscores, a letter or digit first, 100 characters at most.");
        }
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,99}\z")]
    private static partial Regex Valid();
}
