namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A constraint as pg_constraint has it.</summary>
internal sealed record ConstraintRow(uint Oid, string Name, char Type, short[] Columns)
{
    public const char PrimaryKey = 'p';
    public const char Unique = 'u';
    public const char ForeignKey = 'f';
    public const char Check = 'c';
    public const char Exclusion = 'x';

    /// <summary>The constraint of the partitioned table that this one belongs to; 0 for one in its own right.</summary>
    public uint Parent { get; init; }

    public uint Index { get; init; }

    public bool IsDeferrable { get; init; }

    public bool IsDeferred { get; init; }

    public bool IsValidated { get; init; }

    public bool IsEnforced { get; init; }

    /// <summary>The relation that a foreign key points to.</summary>
    public uint Target { get; init; }

    public short[] TargetColumns { get; init; } = [];

    public char OnUpdate { get; init; }

    public char OnDelete { get; init; }

    public char Match { get; init; }

    /// <summary>The columns that ON DELETE SET NULL or SET DEFAULT is limited to.</summary>
    public short[] OnDeleteColumns { get; init; } = [];
}
