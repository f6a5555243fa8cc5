namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

internal enum LineageFailure
{
    /// <summary>The text is not a parse tree as PostgreSQL 12 to 18 write it, or lacks something that all of them write.</summary>
    Malformed,

    /// <summary>The tree is well-formed but not that of a SELECT as versions 12 to 18 know it.</summary>
    Unsupported,

    /// <summary>Queries are nested deeper than <see cref="LineageLimits.MaxQueryDepth"/>.</summary>
    TooDeep,

    /// <summary>The view has more edges, or takes more work, than <see cref="LineageLimits"/> allows.</summary>
    TooLarge,
}
