namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>The values of rtekind, the same in all versions; <see cref="Group"/> is new in 18.</summary>
internal enum RangeTableKind
{
    Relation = 0,
    Subquery = 1,
    Join = 2,
    Function = 3,
    TableFunction = 4,
    Values = 5,
    CommonTable = 6,
    TransitionTable = 7,
    Result = 8,
    Group = 9,
}
