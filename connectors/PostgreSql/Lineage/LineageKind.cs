namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>
/// How a source column takes part in a target. The first three are direct (its values arrive), the rest indirect (it decides which
/// values or rows arrive). The order matters: along a path the greatest kind wins.
/// </summary>
internal enum LineageKind : byte
{
    Identity,
    Transformation,
    Aggregation,
    Conditional,
    Window,
    Sort,
    GroupBy,
    Filter,
    Join,
}
