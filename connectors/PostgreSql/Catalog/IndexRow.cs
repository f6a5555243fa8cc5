namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>An index as pg_index and pg_class have it. The arrays go by the index's columns, the keys first.</summary>
internal sealed record IndexRow(uint Oid, string Name, uint AccessMethod)
{
    public uint Tablespace { get; init; }

    public bool IsUnique { get; init; }

    public bool IsValid { get; init; }

    public bool NullsNotDistinct { get; init; }

    public int KeyCount { get; init; }

    /// <summary>Numbers of the table's columns; 0 for an expression.</summary>
    public short[] Columns { get; init; } = [];

    public short[] Options { get; init; } = [];

    public uint[] OperatorClasses { get; init; } = [];

    public uint[] Collations { get; init; } = [];

    public bool HasExpressions { get; init; }

    public bool IsPartial { get; init; }

    public string[]? StorageOptions { get; init; }
}
