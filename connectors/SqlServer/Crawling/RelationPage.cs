using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What the catalog says about the tables and views of a range of ids.</summary>
internal sealed record RelationPage
{
    public required ObjectRows<ColumnRow> Columns { get; init; }

    public required ObjectRows<ComputedColumn> Computed { get; init; }

    public required ObjectRows<IdentityColumn> Identities { get; init; }

    public required ObjectRows<ColumnText> Defaults { get; init; }

    public required ObjectRows<ColumnText> Masks { get; init; }

    public required ObjectRows<KeyRow> Keys { get; init; }

    public required ObjectRows<IndexRow> Indexes { get; init; }

    public required ObjectRows<IndexColumnRow> IndexColumns { get; init; }

    public required ObjectRows<ForeignKeyRow> ForeignKeys { get; init; }

    public required ObjectRows<CheckRow> Checks { get; init; }

    public required ObjectRows<PropertyRow> Properties { get; init; }

    public required ObjectRows<ClassificationRow> Classifications { get; init; }

    public required ObjectRows<PartitionRow> Partitions { get; init; }

    public required ObjectRows<SizeRow> Sizes { get; init; }

    public required ObjectRows<ModuleRow> Modules { get; init; }
}
