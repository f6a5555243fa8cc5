namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>What pg_class says of a relation beyond its name.</summary>
internal sealed record DetailRow
{
    public required uint Owner { get; init; }

    /// <summary>0 for the database's own.</summary>
    public required uint Tablespace { get; init; }

    public required uint AccessMethod { get; init; }

    public required char Persistence { get; init; }

    public required float Rows { get; init; }

    public required long Pages { get; init; }

    public required bool RowSecurity { get; init; }

    public required bool RowSecurityForced { get; init; }

    public required bool IsPopulated { get; init; }

    public required string[]? Options { get; init; }

    public required string[]? Grants { get; init; }
}
