using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A sequence.</summary>
internal sealed record SequenceRow
{
    public required int SchemaId { get; init; }

    public required string Name { get; init; }

    public required int TypeId { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public string? Start { get; init; }

    public string? Increment { get; init; }

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public bool IsCycling { get; init; }

    public static SequenceRow Read(Row row) => new()
    {
        SchemaId = row.Int32(0),
        Name = row.Text(1),
        TypeId = row.Int32(2),
        Precision = row.OptionalInt32(3) ?? 0,
        Scale = row.OptionalInt32(4) ?? 0,
        Start = row.OptionalText(5),
        Increment = row.OptionalText(6),
        Minimum = row.OptionalText(7),
        Maximum = row.OptionalText(8),
        IsCycling = row.Flag(9),
    };
}
