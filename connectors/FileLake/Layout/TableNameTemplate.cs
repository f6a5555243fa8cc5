using System.Globalization;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>A name made of the variables of a path specification.</summary>
internal sealed partial class TableNameTemplate
{
    private readonly string _template;
    private readonly IReadOnlyList<string> _variables;

    /// <exception cref="FormatException">The template names a variable that the specification does not have.</exception>
    public TableNameTemplate(string template, IReadOnlyList<string> variables)
    {
        _template = template;
        _variables = variables;
        if (Variable().Matches(template).FirstOrDefault(found => !variables.Contains(found.Groups[1].Value)) is { } unknown)
            throw new FormatException($"TableName holds {unknown.Value}, which is no variable of Include");
    }

    /// <param name="match">The match of a file, with the variables' values.</param>
    public string Apply(Match match) => Variable().Replace(_template, found => match.Groups[GroupOf(found.Groups[1].Value)].Value);

    [GeneratedRegex("""\{([^{}]+)\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    private string GroupOf(string variable)
    {
        var index = 0;
        while (_variables[index] != variable)
        {
            index++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"v{index}");
    }
}
