using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A text that belongs to a column: a default, an expression, a mask.</summary>
internal readonly record struct ColumnText(int ObjectId, int ColumnId, string? Text) : IObjectRow
{
    public static ColumnText Read(Row row) => new(row.Int32(0), row.Int32(1), row.OptionalText(2));
}
