namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>What of a database's catalog is kept for the whole crawl: names and relations between objects, but not their columns.</summary>
internal sealed record DatabaseCatalog
{
    public required Permissions Permissions { get; init; }

    public required IReadOnlyList<Schema> Schemas { get; init; }

    public required IReadOnlyDictionary<int, Principal> Principals { get; init; }

    /// <summary>All objects of users, in the order of their ids.</summary>
    public required IReadOnlyList<DatabaseObject> Objects { get; init; }

    public required IReadOnlyDictionary<int, DatabaseObject> ObjectsById { get; init; }

    public required IReadOnlyList<Types.TypeRow> Types { get; init; }

    /// <summary>The columns of table types, by type.</summary>
    public required ILookup<int, TableTypeColumn> TableTypeColumns { get; init; }

    public required ObjectRows<TableRow> Tables { get; init; }

    public required ObjectRows<ViewRow> Views { get; init; }

    public required ObjectRows<ExternalTable> ExternalTables { get; init; }

    public required ObjectRows<SynonymRow> Synonyms { get; init; }

    public required ObjectRows<TriggerRow> Triggers { get; init; }

    public required ObjectRows<TriggerEvent> TriggerEvents { get; init; }

    public required ObjectRows<DependencyRow> Dependencies { get; init; }

    /// <summary>The statements of the last whole day; empty where Query Store is not read.</summary>
    public required IReadOnlyList<UsageRow> Usage { get; init; }

    public required IReadOnlyList<SequenceRow> Sequences { get; init; }

    public required IReadOnlyList<PropertyRow> ContainerProperties { get; init; }

    public required IReadOnlyDictionary<int, PartitionScheme> PartitionSchemes { get; init; }
}
