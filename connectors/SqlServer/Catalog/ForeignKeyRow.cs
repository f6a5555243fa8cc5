using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A column of a foreign key, in the key's order.</summary>
internal sealed record ForeignKeyRow : IObjectRow
{
    public required int ObjectId { get; init; }

    public required int ForeignKeyId { get; init; }

    public required string Name { get; init; }

    public required int ColumnId { get; init; }

    public required int ReferencedObjectId { get; init; }

    /// <summary>Null where the login may not see the referenced table.</summary>
    public string? ReferencedColumn { get; init; }

    public string? OnDelete { get; init; }

    public string? OnUpdate { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsNotTrusted { get; init; }

    public static ForeignKeyRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        ForeignKeyId = row.Int32(1),
        Name = row.Text(2),
        ColumnId = row.Int32(3),
        ReferencedObjectId = row.Int32(4),
        ReferencedColumn = row.OptionalText(5),
        OnDelete = row.OptionalText(6),
        OnUpdate = row.OptionalText(7),
        IsDisabled = row.Flag(8),
        IsNotTrusted = row.Flag(9),
    };
}
