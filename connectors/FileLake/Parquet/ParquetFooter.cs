using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What the end of a Parquet file says about the whole.</summary>
internal sealed record ParquetFooter
{
    private const int TypeOrder = 1;
    private const int FloatOrder = 2;

    public required SchemaTree Schema { get; init; }

    /// <summary>The rows that the file claims to hold.</summary>
    public long? StatedRows { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>By which order the least and the greatest value of each leaf were found; empty when the file does not say.</summary>
    public required IReadOnlyList<int> ColumnOrders { get; init; }

    public required RowGroupTotals RowGroups { get; init; }

    /// <summary>What is known of the values of a leaf.</summary>
    public ColumnStatistics StatisticsOf(SchemaNode leaf)
    {
        var statistics = RowGroups.StatisticsOf(leaf.Leaf);
        return HasKnownOrder(leaf) ? statistics : statistics with { Min = null, Max = null };
    }

    private bool HasKnownOrder(SchemaNode leaf) => leaf.Leaf >= ColumnOrders.Count
        || ColumnOrders[leaf.Leaf] == TypeOrder
        || (ColumnOrders[leaf.Leaf] == FloatOrder && leaf.Element.Type is (int)PhysicalType.Float or (int)PhysicalType.Double);
}
