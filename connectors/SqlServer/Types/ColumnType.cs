using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Types;

/// <summary>A type as a column has it.</summary>
/// <param name="Type">The type in the canonical lattice.</param>
/// <param name="NativeText">The type as T-SQL writes it.</param>
internal sealed record ColumnType(DataType Type, string NativeText)
{
    /// <summary>What an alias type stands for; null for a type of the system.</summary>
    public string? AliasOf { get; init; }
}
