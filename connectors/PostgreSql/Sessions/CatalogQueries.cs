using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>
/// The connector's queries, fitted to one server. <c>$if(catalog.column, a, b)</c> stands for a where the server has that column
/// and for b where it has not, so that one reader fits every version.
/// </summary>
internal sealed partial class CatalogQueries(IReadOnlySet<string> columns)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The query of a file in Queries, by its name without extension.</summary>
    public string this[string name] => _texts.GetOrAdd(name, Fit);

    public bool Has(string column) => columns.Contains(column);

    private string Fit(string name) =>
        Conditional().Replace(Load(name), match => columns.Contains(match.Groups[1].Value) ? match.Groups[2].Value : match.Groups[3].Value);

    private static string Load(string name)
    {
        using var stream = typeof(CatalogQueries).Assembly.GetManifestResourceStream($"Queries/{name}.sql")
            ?? throw new ArgumentException($"There is no query '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\$if\(([\w.]+), ([^,]+), ([^)]+)\)")]
    private static partial Regex Conditional();
}
