using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>
/// The connector's statements, fitted to one server. <c>[[view.column: a | b]]</c> stands for a where the server has that column and for
/// b where it has not, so that one reader fits every version. Each statement begins with its name in a comment, for whoever watches the server.
/// </summary>
internal sealed partial class CatalogQueries(IReadOnlySet<string> columns)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Statements that fit any server.</summary>
    public static CatalogQueries Common { get; } = new(FrozenSet<string>.Empty);

    /// <summary>The statement of a file in Queries, by its name without extension.</summary>
    public string this[string name] => _texts.GetOrAdd(name, Fit);

    private string Fit(string name) => $"/* {name} */ " + Conditional().Replace(
        Load(name), match => columns.Contains(match.Groups["column"].Value) ? match.Groups["there"].Value : match.Groups["absent"].Value);

    private static string Load(string name)
    {
        using var stream = typeof(CatalogQueries).Assembly.GetManifestResourceStream($"Queries/{name}.sql")
            ?? throw new ArgumentException($"There is no query '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[\[(?<column>\w+\.\w+): (?<there>.+?) \| (?<absent>.+?)\]\]")]
    private static partial Regex Conditional();
}
