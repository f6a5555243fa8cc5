using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A column of a table type.</summary>
internal sealed record TableTypeColumn(int TableTypeId, string Name, int TypeId, int MaxLength, int Precision, int Scale, bool IsNullable)
{
    public static TableTypeColumn Read(Row row) => new(
        row.Int32(0), row.Text(1), row.Int32(2), row.Int32(3), row.Int32(4), row.Int32(5), row.Flag(6));
}
