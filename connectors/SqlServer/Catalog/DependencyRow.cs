using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>Something that a view or routine refers to by name.</summary>
internal sealed record DependencyRow : IObjectRow
{
    public required int ObjectId { get; init; }

    public string? Server { get; init; }

    public string? Database { get; init; }

    public string? Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>The object in the same database, where the server knows it.</summary>
    public int? ReferencedId { get; init; }

    public bool IsAmbiguous { get; init; }

    public static DependencyRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        Server = NullIfEmpty(row.OptionalText(1)),
        Database = NullIfEmpty(row.OptionalText(2)),
        Schema = NullIfEmpty(row.OptionalText(3)),
        Name = row.Text(4),
        ReferencedId = row.OptionalInt32(5),
        IsAmbiguous = row.Flag(6),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
