using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds datasets from the rows of a page.</summary>
internal sealed class DatasetBuilder
{
    private readonly DatabaseContext _context;
    private readonly FieldBuilder _fields = new();
    private readonly ForeignKeyBuilder _foreignKeys;
    private readonly IndexText _indexes;
    private readonly PartitioningBuilder _partitioning;
    private readonly RelationProperties _properties;
    private readonly LineageBuilder _lineage;

    public DatasetBuilder(DatabaseContext context)
    {
        _context = context;
        _foreignKeys = new ForeignKeyBuilder(context);
        _indexes = new IndexText(context.Catalog);
        _partitioning = new PartitioningBuilder(context.Catalog);
        _properties = new RelationProperties(context, _partitioning);
        _lineage = new LineageBuilder(context);
    }

    /// <summary>Builds the dataset at a position of the page. Texts that turn out to be gone are noted in <paramref name="texts"/>.</summary>
    public BuiltDataset Build(RelationPage page, int position, TextSet texts)
    {
        var rows = new RelationRows(page, position);
        var relation = rows.Relation;
        var schema = _context.SchemaOf(relation.Schema);
        var isPartitioned = relation.Kind == RelationKind.PartitionedTable;
        var partitions = isPartitioned ? _context.Catalog.Inheritance.PartitionsOf(relation.Oid) : null;
        var dataset = new Dataset
        {
            Path = schema.Path.Child(relation.Name),
            SubType = SubTypeOf(relation.Kind),
            Description = CommentOf(rows),
            Owners = _context.Owners.Of(KindOf(relation), rows.Detail.Owner, schema.Schema),
            Identity = _context.Identities.OfRelation(relation.Oid),
            Properties = _properties.Build(rows, partitions, texts),
            Schema = new DatasetSchema(_fields.Build(rows, texts, PartitionKeyOf(relation), _context.RoleName(rows.Detail.Owner)))
            {
                NativeKind = NativeSchemaKind.Sql,
            },
            PrimaryKey = KeyBuilder.PrimaryKeyOf(rows),
            UniqueKeys = KeyBuilder.UniqueKeysOf(rows),
            ForeignKeys = _foreignKeys.Build(rows),
            CheckConstraints = KeyBuilder.ChecksOf(rows, texts),
            Indexes = _indexes.Write(rows, texts),
            Partitioning = isPartitioned ? _partitioning.Build(rows, partitions, texts) : null,
            Statistics = StatisticsOf(rows, partitions),
        };
        return relation.IsView ? AsView(dataset, rows, texts) : new BuiltDataset(dataset, null);
    }

    private BuiltDataset AsView(Dataset dataset, in RelationRows rows, TextSet texts)
    {
        var definition = new ViewDefinition(texts.Require(new TextKey(TextKinds.View, rows.Relation.Oid)))
        {
            Materialized = rows.Relation.Kind == RelationKind.MaterializedView,
        };
        var (view, warning) = _lineage.AddTo(dataset with { View = definition }, rows);
        return new BuiltDataset(view, warning);
    }

    private ReadOnlySpan<string?> PartitionKeyOf(in Relation relation) =>
        _context.Catalog.PartitionedTables.TryGetValue(relation.Oid, out var table) ? table.Keys : [];

    private DatasetStatistics? StatisticsOf(in RelationRows rows, PartitionSummary? partitions) => rows.Relation.Kind switch
    {
        RelationKind.View => null,
        RelationKind.ForeignTable => StatisticsBuilder.OfForeignTable(rows.Detail),
        RelationKind.PartitionedTable => StatisticsBuilder.OfPartitions(partitions!, _context.Server.BlockSize),
        _ => StatisticsBuilder.OfTable(rows.Detail, _context.Server.BlockSize),
    };

    private static string? CommentOf(in RelationRows rows) => rows.Comments is [{ Column: 0 } comment, ..] ? comment.Text : null;

    private static string KindOf(in Relation relation) => relation.IsView ? "view" : "table";

    private static string SubTypeOf(char kind) => kind switch
    {
        RelationKind.View => "View",
        RelationKind.MaterializedView => "Materialized View",
        RelationKind.ForeignTable => "Foreign Table",
        _ => "Table",
    };
}
