using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>How many partitions and rows an index has.</summary>
internal readonly record struct PartitionRow(int ObjectId, int IndexId, long Partitions, long? Rows) : IObjectRow
{
    public static PartitionRow Read(Row row) => new(row.Int32(0), row.Int32(1), row.Int64(2), row.IsNull(3) ? null : row.Int64(3));
}
