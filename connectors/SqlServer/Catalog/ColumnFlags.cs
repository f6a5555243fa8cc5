namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>What may be special about a column.</summary>
[Flags]
internal enum ColumnFlags
{
    None = 0,
    Nullable = 1,
    RowGuid = 2,
    Identity = 4,
    Computed = 8,
    FileStream = 16,
    Sparse = 32,
    ColumnSet = 64,
    Hidden = 128,
    DroppedLedgerColumn = 256,
}
