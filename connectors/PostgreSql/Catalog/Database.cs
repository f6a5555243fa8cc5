namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A database as pg_database has it.</summary>
internal sealed record Database(uint Oid, string Name, uint Owner)
{
    private const int HalfDropped = -2;

    public bool IsTemplate { get; init; }

    public bool AllowsConnections { get; init; }

    public int ConnectionLimit { get; init; }

    public bool MayConnect { get; init; }

    public string Encoding { get; init; } = string.Empty;

    public string Collation { get; init; } = string.Empty;

    public string? Tablespace { get; init; }

    public string[]? Grants { get; init; }

    public string? Comment { get; init; }

    /// <summary>Whether its removal was begun and cut off: it can only be dropped again.</summary>
    public bool IsHalfDropped => ConnectionLimit == HalfDropped;
}
