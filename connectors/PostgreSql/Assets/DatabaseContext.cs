using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>What the builders of one database's assets share.</summary>
internal sealed class DatabaseContext
{
    private readonly Dictionary<uint, SchemaEntry> _schemas;

    public DatabaseContext(AssetPath path, Database database, DatabaseCatalog catalog, ServerInfo server, PostgreSqlOptions options)
    {
        Path = path;
        Database = database;
        Catalog = catalog;
        Server = server;
        Options = options;
        Identities = new Identities(server.SystemIdentifier, database.Oid);
        Owners = new OwnerFinder(catalog.Roles, database.Owner);
        _schemas = catalog.Schemas.ToDictionary(schema => schema.Oid, schema => new SchemaEntry(schema, path.Child(schema.Name)));
    }

    public AssetPath Path { get; }

    public Database Database { get; }

    public DatabaseCatalog Catalog { get; }

    public ServerInfo Server { get; }

    public PostgreSqlOptions Options { get; }

    public Identities Identities { get; }

    public OwnerFinder Owners { get; }

    public IEnumerable<SchemaEntry> Schemas => Catalog.Schemas.Select(schema => _schemas[schema.Oid]);

    public SchemaEntry SchemaOf(uint schema) => _schemas[schema];

    public AssetPath PathOf(in Relation relation) => _schemas[relation.Schema].Path.Child(relation.Name);

    public string? RoleName(uint oid) => Catalog.Roles.TryGetValue(oid, out var role) ? role.Name : null;

    /// <summary>
    /// The dataset that a relation is, or is part of when partitions are folded into their table; null for relations of the system.
    /// </summary>
    public AssetPath? DatasetOf(uint oid)
    {
        if (!Catalog.Relations.TryFind(oid, out var relation))
            return null;
        while (relation.IsPartition && !Options.IncludePartitions
            && Catalog.Inheritance.ParentsOf(relation.Oid) is [var parent, ..]
            && Catalog.Relations.TryFind(parent.Parent, out var table))
            relation = table;
        return PathOf(relation);
    }
}
