namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>pg_class.relkind, as far as datasets have it.</summary>
internal static class RelationKind
{
    public const char Table = 'r';
    public const char PartitionedTable = 'p';
    public const char View = 'v';
    public const char MaterializedView = 'm';
    public const char ForeignTable = 'f';
}
