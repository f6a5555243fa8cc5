namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>What one view may cost; beyond it the analysis ends with a <see cref="LineageException"/>.</summary>
internal sealed record LineageLimits
{
    public static LineageLimits Default { get; } = new();

    /// <summary>Edges of all query blocks of a view together.</summary>
    public int MaxEdges { get; init; } = 200_000;

    /// <summary>Query blocks within each other; the default fits into 512 kB of stack.</summary>
    public int MaxQueryDepth { get; init; } = 200;

    /// <summary>Expression nodes visited and edges handed on; ten million take about a second.</summary>
    public int MaxSteps { get; init; } = 10_000_000;
}
