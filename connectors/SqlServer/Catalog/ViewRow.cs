using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>What is special about a view.</summary>
internal sealed record ViewRow(int ObjectId, bool HasCheckOption, bool IsLedgerView, bool IsDroppedLedgerView) : IObjectRow
{
    public static ViewRow Read(Row row) => new(row.Int32(0), row.Flag(1), row.OptionalInt32(2) == 1, row.Flag(3));
}
