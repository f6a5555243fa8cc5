namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>A type as pg_type has it.</summary>
internal sealed record TypeRow(uint Oid, string Schema, string Name, char Kind, char Category)
{
    public const char Base = 'b';
    public const char Composite = 'c';
    public const char Domain = 'd';
    public const char Enumeration = 'e';
    public const char Range = 'r';
    public const char Multirange = 'm';

    /// <summary>The table or composite type whose rows this type describes.</summary>
    public uint Relation { get; init; }

    /// <summary>The element type of an array. Some types that are no arrays have one too: see <see cref="IsArray"/>.</summary>
    public uint Element { get; init; }

    /// <summary>The type that a domain narrows.</summary>
    public uint BaseType { get; init; }

    /// <summary>A domain's modifier of its base type.</summary>
    public int Modifier { get; init; } = -1;

    public bool NotNull { get; init; }

    public uint Collation { get; init; }

    public string? Default { get; init; }

    public string? Comment { get; init; }

    public bool IsBuiltIn => Schema == "pg_catalog";

    public bool IsArray => Category == 'A' && Element != 0;

    /// <summary>The name as native type texts have it: without the schemas that everybody's search path holds.</summary>
    public string DisplayName => Schema is "pg_catalog" or "public" ? Name : $"{Schema}.{Name}";
}
