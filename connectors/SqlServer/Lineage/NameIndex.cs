using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>Finds the objects of a database by name, as its collation compares names.</summary>
internal sealed class NameIndex
{
    private const string DefaultSchema = "dbo";
    private readonly Dictionary<string, DatabaseObject> _objects;
    private readonly Dictionary<int, string> _schemas;

    public NameIndex(IEnumerable<Schema> schemas, IEnumerable<DatabaseObject> objects, string? collation)
    {
        var comparer = CollationComparer.Of(collation);
        _schemas = schemas.ToDictionary(schema => schema.Id, schema => schema.Name);
        _objects = new Dictionary<string, DatabaseObject>(comparer);
        foreach (var found in objects)
        {
            // Collations tell more names apart than the comparer does (accents, kana); the first of such names wins.
            if (_schemas.TryGetValue(found.SchemaId, out var schema))
                _objects.TryAdd(Key(schema, found.Name), found);
        }
    }

    public string SchemaOf(DatabaseObject found) => _schemas[found.SchemaId];

    /// <summary>The object of a name; where the schema was not written, in the given one and then in <c>dbo</c>.</summary>
    public DatabaseObject? Find(string? schema, string name, string? callersSchema = null)
    {
        if (schema is not null)
            return _objects.GetValueOrDefault(Key(schema, name));
        return (callersSchema is null ? null : _objects.GetValueOrDefault(Key(callersSchema, name))) ?? _objects.GetValueOrDefault(Key(DefaultSchema, name));
    }

    // No name holds the character NUL.
    private static string Key(string schema, string name) => $"{schema}\0{name}";
}
