using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Names that users give to sources, sinks and requests; they appear in commands, URLs and file names.</summary>
internal static partial class EntryNames
{
    /// <summary>What a name must be, as the end of a sentence that begins with the name.</summary>
    public const string Rule = "is not a name: write letters, digits, dots, dashes and underscores, a letter or digit first, 100 characters at most.";

    public static bool IsValid(string name) => Valid().IsMatch(name);

    public static void Check(string section, IEnumerable<string> names, SectionProblems problems)
    {
        foreach (var name in names.Where(name => !IsValid(name)))
            problems.Add($"{section}:{name}", Rule);
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,99}\z")]
    private static partial Regex Valid();
}
