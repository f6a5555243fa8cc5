using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>An extended property. Values of binary types are not text and are left out.</summary>
internal sealed record PropertyRow(int ObjectId, int Class, int MinorId, string Name, string? Value) : IObjectRow
{
    public const int OfDatabase = 0;
    public const int OfObject = 1;
    public const int OfSchema = 3;

    public static PropertyRow Read(Row row) => new(
        row.Int32(0), row.Int32(1), row.Int32(2), row.Text(3), row.OptionalText(5) is "binary" or "varbinary" ? null : row.OptionalText(4));
}
