using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>What is special about a table.</summary>
internal sealed record TableRow : IObjectRow
{
    private const int History = 1;

    public required int ObjectId { get; init; }

    public int TemporalType { get; init; }

    public int? HistoryTableId { get; init; }

    public int? RetentionPeriod { get; init; }

    public string? RetentionUnit { get; init; }

    public bool IsMemoryOptimized { get; init; }

    public string? Durability { get; init; }

    public bool IsExternal { get; init; }

    public bool IsNode { get; init; }

    public bool IsEdge { get; init; }

    public bool IsFileTable { get; init; }

    public bool HasChangeDataCapture { get; init; }

    public int LedgerType { get; init; }

    public bool IsDroppedLedgerTable { get; init; }

    public bool IsHistory => TemporalType == History || LedgerType == History;

    public static TableRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        TemporalType = row.OptionalInt32(1) ?? 0,
        HistoryTableId = row.OptionalInt32(2),
        RetentionPeriod = row.OptionalInt32(3),
        RetentionUnit = row.OptionalText(4),
        IsMemoryOptimized = row.Flag(5),
        Durability = row.OptionalText(6),
        IsExternal = row.Flag(7),
        IsNode = row.Flag(8),
        IsEdge = row.Flag(9),
        IsFileTable = row.Flag(10),
        HasChangeDataCapture = row.Flag(11),
        LedgerType = row.OptionalInt32(12) ?? 0,
        IsDroppedLedgerTable = row.Flag(13),
    };
}
