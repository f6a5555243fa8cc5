using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A check constraint; the condition is null where the login may not see it.</summary>
internal sealed record CheckRow(int ObjectId, string Name, string? Condition, bool IsDisabled, bool IsNotTrusted) : IObjectRow
{
    public static CheckRow Read(Row row) => new(row.Int32(0), row.Text(1), row.OptionalText(2), row.Flag(3), row.Flag(4));
}
