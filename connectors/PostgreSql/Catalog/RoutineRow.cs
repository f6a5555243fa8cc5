namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A function or procedure as pg_proc has it.</summary>
internal sealed record RoutineRow(uint Oid, string Name, uint Schema, uint Owner)
{
    public required char Kind { get; init; }

    public required string Language { get; init; }

    /// <summary>The arguments; null when the routine was dropped in the meantime.</summary>
    public required string? Arguments { get; init; }

    public required string? Result { get; init; }

    public required string? Source { get; init; }

    /// <summary>Whether the server keeps the body parsed, so that only it can write the text.</summary>
    public required bool HasParsedBody { get; init; }

    public required char Volatility { get; init; }

    public required char Parallelism { get; init; }

    public required bool IsStrict { get; init; }

    public required bool IsSecurityDefiner { get; init; }

    public required bool IsLeakproof { get; init; }

    public required string[]? Settings { get; init; }

    public required string[]? Grants { get; init; }

    public required string? Comment { get; init; }

    public bool IsProcedure => Kind == 'p';
}
