using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.FileLake.Storage;

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
    private readonly TableNameTemplate? _tableName;

    private PathSpec(PathSpecOptions options, StoreLocation? root)
    {
        Location = StoreLocation.Parse(options.Include, root);
        var names = Location.Names;
        var fixedNames = names.TakeWhile((name, index) => index < names.Length - 1 && !PathPattern.HasWildcard(name)).ToArray();
        Base = Location.Volume + string.Join('/', fixedNames);
        List<string> variable = [.. names[fixedNames.Length..]];
        if (variable[^1] == "{table}")
        {
            variable.Add("**");
        }

        _include = PathPattern.Compile(Expression(variable));
        _isOpenEnded = variable.Contains("**");
        var marked = variable.FindIndex(name => name.Contains("{table}", StringComparison.Ordinal));
        KeepsDatasetsInFolders = marked < 0 || marked == variable.Count - 1 || variable[marked] == "{table}" || variable.Take(marked).Any(name => name != "**");
        _table = _pattern.Variables.ToList().IndexOf(Table);
        _tableName = string.IsNullOrWhiteSpace(options.TableName) ? null : new TableNameTemplate(options.TableName, _pattern.Variables);
        Include = options.Include;
        _excludes = [.. options.Exclude.Select(glob => PathPattern.Glob(glob.StartsWith("**", StringComparison.Ordinal) ? glob : StoreLocation.Parse(glob, root).Path))];
    }

    /// <summary>The pattern as it is configured.</summary>
    public string Include { get; }

    /// <summary>The store that it matches in, with the whole pattern as path.</summary>
    public StoreLocation Location { get; }

    /// <summary>The deepest folder that all matches lie in.</summary>
    public string Base { get; }

    /// <summary>
    /// Whether a dataset with files in a folder of <see cref="Base"/> lies in that folder by its name too. One named by a part of the folder's name does not, and may have files in
    /// several of them.
    /// </summary>
    public bool KeepsDatasetsInFolders { get; }

    /// <exception cref="FormatException">The specification makes no sense; the message says why.</exception>
    public static PathSpec Create(PathSpecOptions options, string? root)
    {
        if (string.IsNullOrWhiteSpace(options.Include))
            throw new FormatException("Include is empty: give a path such as lake/sales/{table}/*.csv");

        var location = root is null ? null : StoreLocation.Parse(root);
        var spec = new PathSpec(options, location);
        if (spec.Location is { IsObjectStore: true, Names.Length: < 2 })
            throw new FormatException("it names a bucket and no file in it: end it with {table} or a pattern such as *.csv");

        if (spec.Location.IsObjectStore && PathPattern.HasWildcard(spec.Location.Names[0]))
            throw new FormatException("the bucket must be named, not matched");

        return location is null || IsWithin(spec.Base, location.Path)
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
        var relative = file[Base.Length..].TrimStart('/');
        var match = _include.Match(relative);
        if (!match.Success || IsExcluded(file))
            return null;

        if (_table < 0)
            return new PathSpecMatch(file, IsTable: false, [], _tableName?.Apply(match));

        var table = match.Groups[$"v{_table}"];
        var end = table.Index + table.Length;
        var partition = PathSpecPartition.Read(_pattern.Variables, _table, match, relative[end..]);
        return new PathSpecMatch(StorePath.Join(Base, relative[..end]), IsTable: true, partition, _tableName?.Apply(match));
    }

    private static bool IsWithin(string folder, string root) =>
        folder.Equals(root, StringComparison.Ordinal) || folder.StartsWith(StorePath.Join(root, string.Empty), StringComparison.Ordinal);

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

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

    private bool IsExcluded(string path) => _excludes.Exists(exclude => exclude.IsMatch(path));
}
