using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A computed column.</summary>
internal readonly record struct ComputedColumn(int ObjectId, int ColumnId, string? Expression, bool IsPersisted) : IObjectRow
{
    public static ComputedColumn Read(Row row) => new(row.Int32(0), row.Int32(1), row.OptionalText(2), row.Flag(3));
}
