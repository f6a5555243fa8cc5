using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A trigger of a table or view, or of the database itself.</summary>
internal sealed record TriggerRow : IObjectRow
{
    public required int ObjectId { get; init; }

    /// <summary>Whether it fires on changes of definitions and belongs to no table.</summary>
    public bool IsOfDatabase { get; init; }

    public int ParentId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsInsteadOf { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Modified { get; init; }

    public static TriggerRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        IsOfDatabase = row.Int32(1) == 0,
        ParentId = row.OptionalInt32(2) ?? 0,
        Name = row.Text(3),
        Type = row.Code(4),
        IsDisabled = row.Flag(5),
        IsInsteadOf = row.Flag(6),
        Created = row.Moment(7),
        Modified = row.Moment(8),
    };
}
