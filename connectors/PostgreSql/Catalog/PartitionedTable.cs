namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>How a table is partitioned. A key that is null stands for an expression.</summary>
internal sealed record PartitionedTable(char Strategy, bool HasExpressions, string?[] Keys)
{
    public string StrategyName => Strategy switch
    {
        'r' => "RANGE",
        'l' => "LIST",
        'h' => "HASH",
        _ => "UNKNOWN",
    };
}
