using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>An object that a routine touches, or a column of it, as the server binds the routine.</summary>
internal sealed record ReferencedEntity
{
    public string? Server { get; init; }

    public string? Database { get; init; }

    public string? Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>The column; null for the object itself.</summary>
    public string? Column { get; init; }

    public int? ReferencedId { get; init; }

    public bool IsRead { get; init; }

    public bool IsWritten { get; init; }

    public static ReferencedEntity Read(Row row) => new()
    {
        Server = row.OptionalText(0),
        Database = row.OptionalText(1),
        Schema = row.OptionalText(2),
        Name = row.Text(3),
        Column = row.OptionalText(4),
        ReferencedId = row.OptionalInt32(5),
        IsRead = row.Flag(6) || row.Flag(8),
        IsWritten = row.Flag(7),
    };
}
