namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>The names of a server's databases, and the objects of those that others refer to.</summary>
internal sealed class ServerNames(IEnumerable<string> databases, StringComparer comparer)
{
    private readonly Dictionary<string, string> _spellings = Spellings(databases, comparer);
    private readonly Dictionary<string, NameIndex?> _indexes = new(StringComparer.Ordinal);

    /// <summary>The database as the server spells it; null when there is none of that name.</summary>
    public string? Spell(string database) => _spellings.GetValueOrDefault(database);

    public bool IsIndexed(string database) => _indexes.ContainsKey(database);

    /// <summary>Keeps the names of a database; null where they could not be read.</summary>
    public void Add(string database, NameIndex? index) => _indexes[database] = index;

    public NameIndex? IndexOf(string database) => _indexes.GetValueOrDefault(database);

    private static Dictionary<string, string> Spellings(IEnumerable<string> databases, StringComparer comparer)
    {
        var spellings = new Dictionary<string, string>(comparer);
        foreach (var database in databases)
            spellings.TryAdd(database, database);
        return spellings;
    }
}
