using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Turns one name of a path pattern, and whole globs, into regular expressions that run in linear time.</summary>
internal sealed class PathPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly List<string> _variables = [];

    /// <summary>The variables in the order of their groups, <c>v0</c>, <c>v1</c> and so on.</summary>
    public IReadOnlyList<string> Variables => _variables;

    public static Regex Compile(string expression) => new($@"\A{expression}\z", Options);

    /// <summary>A glob over full paths; one that begins with <c>**</c> matches anywhere.</summary>
    public static Regex Glob(string glob)
    {
        var pattern = new PathPattern();
        return Compile(string.Join(string.Empty, glob.Split('/').Select((name, index) => pattern.GlobName(name, index))));
    }

    public static bool HasWildcard(string name) => name.AsSpan().ContainsAny('*', '{');

    /// <summary>The expression for one name, with a group for each variable.</summary>
    /// <exception cref="FormatException">A brace is not closed, or a variable occurs twice.</exception>
    public string Name(string name)
    {
        var expression = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '{')
            {
                var end = name.IndexOf('}', i);
                expression.Append(Variable(end > i ? name[(i + 1)..end] : throw new FormatException($"a brace is not closed in '{name}'")));
                i = end;
            }
            else
            {
                expression.Append(name[i] == '*' ? "[^/]*" : Regex.Escape(name[i].ToString()));
            }
        }

        return expression.ToString();
    }

    private string Variable(string variable)
    {
        if (variable.Length == 0 || _variables.Contains(variable))
            throw new FormatException(variable.Length == 0 ? "a variable has no name" : $"the variable {{{variable}}} occurs twice");

        _variables.Add(variable);
        var characters = variable.StartsWith("partition_key", StringComparison.Ordinal) ? "[^/=]+" : "[^/]+";
        return string.Create(CultureInfo.InvariantCulture, $"(?<v{_variables.Count - 1}>{characters})");
    }

    private string GlobName(string name, int index)
    {
        var separator = index == 0 ? string.Empty : "/";
        return name == "**" ? $"(?:{separator}.*)?" : separator + Name(name);
    }
}
