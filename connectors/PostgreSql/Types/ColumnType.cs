using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>A type with its modifier, mapped. One instance serves all columns that have it.</summary>
internal sealed record ColumnType(DataType Type, string NativeText)
{
    /// <summary>The collation of columns that name none.</summary>
    public uint Collation { get; init; }

    /// <summary>Whether a domain forbids null.</summary>
    public bool NotNull { get; init; }

    /// <summary>A domain's default, for columns that have none.</summary>
    public string? Default { get; init; }

    /// <summary>What there is to say about the type in each column that has it.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>The members of a composite type, or of an array's composite elements.</summary>
    public IReadOnlyList<CompositeMember> Members { get; init; } = [];
}
