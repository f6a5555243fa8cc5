using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Crawling;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>A table or view with its rows of every catalog view.</summary>
internal readonly ref struct RelationRows(DatabaseObject relation, RelationPage page)
{
    public DatabaseObject Relation { get; } = relation;

    public ReadOnlySpan<ColumnRow> Columns { get; } = page.Columns.Of(relation.ObjectId);

    public ReadOnlySpan<ComputedColumn> Computed => page.Computed.Of(Relation.ObjectId);

    public ReadOnlySpan<IdentityColumn> Identities => page.Identities.Of(Relation.ObjectId);

    public ReadOnlySpan<ColumnText> Defaults => page.Defaults.Of(Relation.ObjectId);

    public ReadOnlySpan<ColumnText> Masks => page.Masks.Of(Relation.ObjectId);

    public ReadOnlySpan<KeyRow> Keys => page.Keys.Of(Relation.ObjectId);

    public ReadOnlySpan<IndexRow> Indexes => page.Indexes.Of(Relation.ObjectId);

    public ReadOnlySpan<IndexColumnRow> IndexColumns => page.IndexColumns.Of(Relation.ObjectId);

    public ReadOnlySpan<ForeignKeyRow> ForeignKeys => page.ForeignKeys.Of(Relation.ObjectId);

    public ReadOnlySpan<CheckRow> Checks => page.Checks.Of(Relation.ObjectId);

    public ReadOnlySpan<PropertyRow> Properties => page.Properties.Of(Relation.ObjectId);

    public ReadOnlySpan<ClassificationRow> Classifications => page.Classifications.Of(Relation.ObjectId);

    public ReadOnlySpan<PartitionRow> Partitions => page.Partitions.Of(Relation.ObjectId);

    public SizeRow Size => page.Sizes.FirstOf(Relation.ObjectId);

    public ModuleRow? Module => page.Modules.FirstOf(Relation.ObjectId);

    /// <summary>A column's name; the catalog may name one that was added or dropped between two statements.</summary>
    public string? ColumnName(int columnId)
    {
        foreach (ref readonly var column in Columns)
        {
            if (column.ColumnId == columnId)
                return column.Name;
        }

        return null;
    }
}
