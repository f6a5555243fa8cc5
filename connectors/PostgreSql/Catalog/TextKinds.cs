namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>Texts that only the server can write, because it keeps what they stand for as a parse tree.</summary>
[Flags]
internal enum TextKinds
{
    None = 0,
    Defaults = 1,
    Checks = 1 << 1,
    Exclusions = 1 << 2,
    IndexExpressions = 1 << 3,
    Triggers = 1 << 4,
    Policies = 1 << 5,
    PartitionKey = 1 << 6,
    PartitionBound = 1 << 7,
    View = 1 << 8,
    RoutineBody = 1 << 9,
}
