using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Types;

/// <summary>A type, of the system or of a user.</summary>
internal sealed record TypeRow(int Id, int SystemId, string Name, int SchemaId, bool IsUserDefined, bool IsAssemblyType, bool IsTableType)
{
    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public static TypeRow Read(Row row) => new(
        row.Int32(0), row.OptionalInt32(1) ?? 0, row.Text(2), row.OptionalInt32(3) ?? 0, row.Flag(4), row.Flag(5), row.Flag(6))
    {
        MaxLength = row.OptionalInt32(7) ?? 0,
        Precision = row.OptionalInt32(8) ?? 0,
        Scale = row.OptionalInt32(9) ?? 0,
    };
}
