namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>The small catalogs of a database, held for as long as it is crawled.</summary>
internal sealed record DatabaseCatalog
{
    public required IReadOnlyDictionary<uint, Role> Roles { get; init; }

    public required IReadOnlyDictionary<uint, string> Tablespaces { get; init; }

    public required IReadOnlyDictionary<uint, string> AccessMethods { get; init; }

    /// <summary>Operator classes that are not their type's default.</summary>
    public required IReadOnlyDictionary<uint, string> OperatorClasses { get; init; }

    public required IReadOnlyList<Schema> Schemas { get; init; }

    /// <summary>The extensions that objects belong to, by object.</summary>
    public required IReadOnlyDictionary<ObjectKey, string> ExtensionMembers { get; init; }

    /// <summary>Comments on constraints, indexes, triggers, policies and rules.</summary>
    public required IReadOnlyDictionary<ObjectKey, string> PartComments { get; init; }

    public required IReadOnlyDictionary<uint, PartitionedTable> PartitionedTables { get; init; }

    public required Inheritance Inheritance { get; init; }

    public required RelationIndex Relations { get; init; }
}
