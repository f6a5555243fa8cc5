using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>The files of a dataset that have one schema, byte for byte, so that only what is known of their values has to be put together.</summary>
internal sealed class ParquetVariant
{
    private readonly SchemaTree _schema;
    private readonly ColumnStatistics[] _statistics;

    public ParquetVariant(ParquetFooter first)
    {
        _schema = first.Schema;
        _statistics = [.. _schema.Leaves.Select(first.StatisticsOf)];
        var columns = Build();
        Shape = ColumnShapes.Of(columns);
        Names = [.. columns.Select(column => column.Name).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<FieldShape> Shape { get; }

    /// <summary>The names of the outermost columns.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool Has(SchemaTree schema) => ReferenceEquals(schema, _schema);

    public void Add(ParquetFooter footer)
    {
        for (var i = 0; i < _statistics.Length; i++)
        {
            _statistics[i] = _statistics[i].Merge(footer.StatisticsOf(_schema.Leaves[i]));
        }
    }

    public IReadOnlyList<Column> Build() => new ParquetColumns(_statistics).Build(_schema);
}
