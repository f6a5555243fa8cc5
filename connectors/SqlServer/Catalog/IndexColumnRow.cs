using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A column of an index, in the order of the key.</summary>
internal readonly record struct IndexColumnRow(
    int ObjectId, int IndexId, int ColumnId, int KeyOrdinal, int PartitionOrdinal, bool IsDescending, bool IsIncluded) : IObjectRow
{
    public static IndexColumnRow Read(Row row) => new(
        row.Int32(0), row.Int32(1), row.Int32(2), row.Int32(3), row.Int32(4), row.Flag(5), row.Flag(6));
}
