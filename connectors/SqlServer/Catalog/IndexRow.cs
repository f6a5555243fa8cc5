using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>An index. The heap of a table without a clustered index counts as one without a name.</summary>
internal sealed record IndexRow : IObjectRow
{
    private const int Clustered = 1;

    public required int ObjectId { get; init; }

    public required int IndexId { get; init; }

    public string? Name { get; init; }

    public required string Type { get; init; }

    public bool IsUnique { get; init; }

    public bool IsConstraint { get; init; }

    public bool IsDisabled { get; init; }

    public bool HasFilter { get; init; }

    public string? Filter { get; init; }

    public int? DataSpaceId { get; init; }

    /// <summary>Whether it holds the rows themselves.</summary>
    public bool HoldsRows => IndexId <= Clustered;

    public static IndexRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        IndexId = row.Int32(1),
        Name = row.OptionalText(2),
        Type = row.OptionalText(3) ?? "?",
        IsUnique = row.Flag(4),
        IsConstraint = row.Flag(5) || row.Flag(6),
        IsDisabled = row.Flag(7),
        HasFilter = row.Flag(8),
        Filter = row.OptionalText(9),
        DataSpaceId = row.OptionalInt32(10),
    };
}
