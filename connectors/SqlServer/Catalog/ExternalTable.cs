using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>Where the rows of an external table are.</summary>
internal sealed record ExternalTable(
    int ObjectId, string? Location, string? Source, string? SourceType, string? SourceLocation, string? Format, string? RemoteSchema, string? RemoteObject)
    : IObjectRow
{
    public static ExternalTable Read(Row row) => new(
        row.Int32(0),
        row.OptionalText(1),
        row.OptionalText(2),
        row.OptionalText(3),
        row.OptionalText(4),
        row.OptionalText(5),
        row.OptionalText(6),
        row.OptionalText(7));
}
