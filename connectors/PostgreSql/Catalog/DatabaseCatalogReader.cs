using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>Reads the small catalogs of a database.</summary>
internal sealed class DatabaseCatalogReader(PostgresSession session)
{
    public async Task<DatabaseCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        var schemas = await session.QueryAsync("schemas", ReadSchema, cancellationToken);
        return new DatabaseCatalog
        {
            Schemas = schemas,
            Roles = await ClusterCatalog.ReadRolesAsync(session, cancellationToken),
            Tablespaces = await ReadNamesAsync("tablespaces", cancellationToken),
            AccessMethods = await ReadNamesAsync("access-methods", cancellationToken),
            OperatorClasses = await ReadNamesAsync("operator-classes", cancellationToken),
            ExtensionMembers = await ReadObjectsAsync("extension-members", cancellationToken),
            PartComments = await ReadObjectsAsync("part-comments", cancellationToken),
            PartitionedTables = await ReadPartitionedTablesAsync(cancellationToken),
            Inheritance = new Inheritance(await session.QueryAsync("inheritance", ReadInheritance, cancellationToken)),
            Relations = await ReadRelationsAsync(schemas, cancellationToken),
        };
    }

    private async Task<IReadOnlyDictionary<uint, string>> ReadNamesAsync(string query, CancellationToken cancellationToken)
    {
        var names = new Dictionary<uint, string>();
        foreach (var (oid, name) in await session.QueryAsync(query, static row => (row.Oid(0), row.Text(1)), cancellationToken))
            names[oid] = name;
        return names;
    }

    private async Task<IReadOnlyDictionary<ObjectKey, string>> ReadObjectsAsync(string query, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<ObjectKey, string>();
        foreach (var (key, text) in await session.QueryAsync(
            query, static row => (new ObjectKey(row.Text(0), row.Oid(1)), row.Text(2)), cancellationToken))
            texts[key] = text;
        return texts;
    }

    private async Task<IReadOnlyDictionary<uint, PartitionedTable>> ReadPartitionedTablesAsync(CancellationToken cancellationToken)
    {
        var tables = await session.QueryAsync("partitioned-tables", ReadPartitionedTable, cancellationToken);
        return tables.ToDictionary(table => table.Oid, table => table.Table);
    }

    private async Task<RelationIndex> ReadRelationsAsync(List<Schema> schemas, CancellationToken cancellationToken)
    {
        var oids = schemas.ConvertAll(schema => schema.Oid).ToArray();
        return new RelationIndex(await session.QueryAsync("relations", ReadRelation, cancellationToken, PostgresSession.Oids(oids)));
    }

    private static Schema ReadSchema(Row row) => new(row.Oid(0), row.Text(1), row.Oid(2), row.OptionalTexts(3), row.OptionalText(4));

    private static Relation ReadRelation(Row row) =>
        new(row.Oid(0), row.Text(1), row.Oid(2), row.Char(3), row.Boolean(4), row.Int16(5));

    private static InheritanceRow ReadInheritance(Row row) =>
        new(row.Oid(0), row.Oid(1), row.Boolean(2), row.Char(3), row.Single(4), row.Int32(5) + (row.IsNull(6) ? 0L : row.Int32(6)));

    // The array's elements may be null, which an ordinary text array's are not.
    private static (uint Oid, PartitionedTable Table) ReadPartitionedTable(Row row) =>
        (row.Oid(0), new PartitionedTable(row.Char(1), row.Boolean(2), row.TextsOrNulls(3)));
}
