namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A table or view by its name; small, because all of a database's are held at a time.</summary>
internal readonly record struct Relation(uint Oid, string Name, uint Schema, char Kind, bool IsPartition, short ColumnNumbers)
{
    public bool IsView => Kind is RelationKind.View or RelationKind.MaterializedView;
}
