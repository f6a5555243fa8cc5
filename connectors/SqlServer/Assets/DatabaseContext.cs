using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Types;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>What builders need to know about the database at hand.</summary>
internal sealed class DatabaseContext
{
    private readonly Dictionary<int, SchemaEntry> _schemas;
    private readonly ILookup<int, TriggerRow> _triggers;

    public DatabaseContext(AssetPath path, Database database, DatabaseCatalog catalog, string? collation, SqlServerOptions options, ServerNames server)
    {
        (Path, Database, Catalog, Options, Collation) = (path, database, catalog, options, collation);
        Schemas = [.. catalog.Schemas.Where(schema => !schema.IsOfSystem).Select(schema => new SchemaEntry(schema, path.Child(schema.Name)))];
        _schemas = Schemas.ToDictionary(entry => entry.Schema.Id);
        Names = new NameIndex(catalog.Schemas, catalog.Objects, collation);
        References = new ReferenceResolver(path, catalog, Names, server);
        Usage = new UsageCounts(catalog, Names, path.LastPart);
        Owners = new OwnerFinder(catalog.Principals, database.Owner);
        Annotations = new AnnotationReader(options, CollationComparer.Of(collation));
        Types = new TypeMapper(catalog.Types, catalog.Schemas);
        Identities = new Identities(database);
        _triggers = catalog.Triggers.All.Where(trigger => !trigger.IsOfDatabase).ToLookup(trigger => trigger.ParentId);
        Time = new LocalTime(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
    }

    public AssetPath Path { get; }

    public Database Database { get; }

    public DatabaseCatalog Catalog { get; }

    public SqlServerOptions Options { get; }

    public string? Collation { get; }

    public IReadOnlyList<SchemaEntry> Schemas { get; }

    public NameIndex Names { get; }

    public ReferenceResolver References { get; }

    public UsageCounts Usage { get; }

    public OwnerFinder Owners { get; }

    public AnnotationReader Annotations { get; }

    public TypeMapper Types { get; }

    public Identities Identities { get; }

    public LocalTime Time { get; }

    /// <summary>The schema of an object; null for one of the system.</summary>
    public SchemaEntry? SchemaOf(DatabaseObject found) => _schemas.GetValueOrDefault(found.SchemaId);

    /// <summary>Where an object of a user's schema is.</summary>
    public AssetPath PathOf(DatabaseObject found) => _schemas[found.SchemaId].Path.Child(found.Name);

    public bool IsExternal(DatabaseObject table) => table.Type == "ET" || Catalog.Tables.FirstOf(table.ObjectId) is { IsExternal: true };

    /// <summary>What the properties of the database, a schema or a trigger on the database say.</summary>
    public Annotations AnnotationsOf(int kind, int id) => Annotations.Read([.. Catalog.ContainerProperties.Where(row => row.Class == kind && row.ObjectId == id)]);

    public IEnumerable<TriggerRow> TriggersOf(int objectId) => _triggers[objectId];

    /// <summary>Schema and name for people; null when the object is not to be seen.</summary>
    public string? NameOf(int objectId) =>
        Catalog.ObjectsById.TryGetValue(objectId, out var found) && SchemaOf(found) is { } entry ? SqlText.Display(entry.Schema.Name, found.Name) : null;
}
