using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A column. There are more of these than of anything else.</summary>
internal readonly record struct ColumnRow : IObjectRow
{
    private static readonly (int Column, ColumnFlags Flag)[] s_flags =
    [
        (8, ColumnFlags.Nullable), (9, ColumnFlags.RowGuid), (10, ColumnFlags.Identity), (11, ColumnFlags.Computed), (12, ColumnFlags.FileStream),
        (13, ColumnFlags.Sparse), (14, ColumnFlags.ColumnSet), (17, ColumnFlags.Hidden), (19, ColumnFlags.DroppedLedgerColumn),
    ];

    public required int ObjectId { get; init; }

    public required int ColumnId { get; init; }

    public required string Name { get; init; }

    public required int TypeId { get; init; }

    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public string? Collation { get; init; }

    public ColumnFlags Flags { get; init; }

    public int GeneratedAlways { get; init; }

    public string? Encryption { get; init; }

    public int? GraphType { get; init; }

    public int? VectorDimensions { get; init; }

    /// <summary>Whether users can see the column: graph tables have internal ones, ledger tables keep dropped ones.</summary>
    public bool IsVisible => !Has(ColumnFlags.DroppedLedgerColumn) && GraphType is null or 0 or 2 or 5 or 8;

    public bool Has(ColumnFlags flag) => (Flags & flag) != 0;

    public static ColumnRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        ColumnId = row.Int32(1),
        Name = row.Text(2),
        TypeId = row.Int32(3),
        MaxLength = row.OptionalInt32(4) ?? 0,
        Precision = row.OptionalInt32(5) ?? 0,
        Scale = row.OptionalInt32(6) ?? 0,
        Collation = row.OptionalText(7),
        Flags = FlagsOf(row),
        GeneratedAlways = row.OptionalInt32(15) ?? 0,
        Encryption = row.OptionalText(16),
        GraphType = row.OptionalInt32(18),
        VectorDimensions = row.OptionalInt32(20),
    };

    private static ColumnFlags FlagsOf(Row row)
    {
        var flags = ColumnFlags.None;
        foreach (var (column, flag) in s_flags)
        {
            if (row.Flag(column))
                flags |= flag;
        }

        return flags;
    }
}
