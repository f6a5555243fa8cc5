using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>Something that a trigger fires on.</summary>
internal readonly record struct TriggerEvent(int ObjectId, string Event) : IObjectRow
{
    public static TriggerEvent Read(Row row) => new(row.Int32(0), row.Text(1));
}
