using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A parameter of a routine; number 0 is what a function returns.</summary>
internal sealed record ParameterRow : IObjectRow
{
    public required int ObjectId { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required int TypeId { get; init; }

    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsOutput { get; init; }

    public bool IsReadOnly { get; init; }

    public static ParameterRow Read(Row row) => new()
    {
        ObjectId = row.Int32(0),
        Number = row.Int32(1),
        Name = row.OptionalText(2) ?? "",
        TypeId = row.Int32(3),
        MaxLength = row.Int32(4),
        Precision = row.Int32(5),
        Scale = row.Int32(6),
        IsOutput = row.Flag(7),
        IsReadOnly = row.Flag(8),
    };
}
