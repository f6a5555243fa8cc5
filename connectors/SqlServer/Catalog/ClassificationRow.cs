using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>How sensitive a column is.</summary>
internal readonly record struct ClassificationRow(int ObjectId, int ColumnId, string? Label, string? InformationType) : IObjectRow
{
    public static ClassificationRow Read(Row row) => new(row.Int32(0), row.Int32(1), row.OptionalText(2), row.OptionalText(3));
}
