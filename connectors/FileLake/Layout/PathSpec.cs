using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>A path specification: which files match, which dataset each belongs to, and its partition.</summary>
internal sealed class PathSpec
{
    private const string Table = "table";

    private readonly Regex _include;
    private readonly List<Regex> _levels = [];
    private readonly List<Regex> _excludes;
    private readonly PathPattern _pattern = new();
    private readonly bool _isOpenEnded;
    private readonly int _table;

    private PathSpec(PathSpecOptions options, string? root)
    {
        var include = Path.GetFullPath(options.Include, Path.GetFullPath(root ?? "."));
        var volume = Path.GetPathRoot(include)!;
        var names = Split(include[volume.Length..]);
        var fixedNames = names.TakeWhile((name, index) => index < names.Length - 1 && !PathPattern.HasWildcard(name)).ToArray();
        Base = Path.Combine([volume, .. fixedNames]);
        List<string> variable = [.. names[fixedNames.Length..]];
        if (variable[^1] == "{table}")
        {
            variable.Add("**");
        }

        _include = PathPattern.Compile(Expression(variable));
        _isOpenEnded = variable.Contains("**");
        _table = _pattern.Variables.ToList().IndexOf(Table);
        _excludes = [.. options.Exclude.Select(glob => PathPattern.Glob(glob.StartsWith("**", StringComparison.Ordinal) ? glob : Resolve(glob, root)))];
    }

    /// <summary>The deepest folder that all matches lie in.</summary>
    public string Base { get; }

    /// <exception cref="FormatException">The specification makes no sense; the message says why.</exception>
    public static PathSpec Create(PathSpecOptions options, string? root)
    {
        if (string.IsNullOrWhiteSpace(options.Include))
            throw new FormatException("Include is empty: give a path such as lake/sales/{table}/*.csv");

        var spec = new PathSpec(options, root);
        return root is null || IsWithin(spec.Base, Path.GetFullPath(root))
            ? spec
            : throw new FormatException($"it lies outside Root {root}");
    }

    /// <summary>Why the specification makes no sense, or <see langword="null"/>.</summary>
    public static string? Explain(PathSpecOptions options, string? root)
    {
        try
        {
            Create(options, root);
            return null;
        }
        catch (FormatException exception)
        {
            return $"The path specification '{options.Include}' cannot be used: {exception.Message}.";
        }
    }

    /// <summary>Whether files below the folder can match.</summary>
    public bool MayContain(string folder)
    {
        var names = Split(folder[Base.Length..]);
        if (IsExcluded(folder) || (!_isOpenEnded && names.Length >= _levels.Count))
            return false;

        for (var i = 0; i < Math.Min(names.Length, _levels.Count); i++)
        {
            if (!_levels[i].IsMatch(names[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether the folder is what <c>{table}</c> stands for, so that it may be a table that keeps its own log.</summary>
    public bool WantsTable(string folder) => Match(folder + "/part-0.parquet") is { IsTable: true } match && match.DatasetPath == folder;

    public PathSpecMatch? Match(string file)
    {
        var relative = Normalize(file[Base.Length..]).TrimStart('/');
        var match = _include.Match(relative);
        if (!match.Success || IsExcluded(file))
            return null;

        if (_table < 0)
            return new PathSpecMatch(file, IsTable: false, []);

        var table = match.Groups[$"v{_table}"];
        var end = table.Index + table.Length;
        var partition = PathSpecPartition.Read(_pattern.Variables, _table, match, relative[end..]);
        return new PathSpecMatch(Path.Combine(Base, relative[..end]), IsTable: true, partition);
    }

    private static bool IsWithin(string folder, string root) =>
        folder.Equals(Path.TrimEndingDirectorySeparator(root), StringComparison.Ordinal)
        || folder.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Resolve(string path, string? root) => Normalize(Path.GetFullPath(path, Path.GetFullPath(root ?? ".")));

    private static string Normalize(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    private static string[] Split(string path) => Normalize(path).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private string Expression(List<string> names)
    {
        var expression = string.Empty;
        for (var i = 0; i < names.Count; i++)
        {
            var isLast = i == names.Count - 1;
            if (names[i] == "**")
            {
                expression += isLast ? ".+" : "(?:[^/]+/)*";
                continue;
            }

            var name = _pattern.Name(names[i]);
            expression += isLast ? name : name + "/";
            if (_levels.Count == i)
            {
                _levels.Add(PathPattern.Compile(name));
            }
        }

        return expression;
    }

    private bool IsExcluded(string path) => _excludes.Exists(exclude => exclude.IsMatch(Normalize(path)));
}
