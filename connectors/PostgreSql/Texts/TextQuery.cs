using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>A query that has the server write texts; its rows are object, part, position, text.</summary>
/// <param name="Kind">What it writes.</param>
/// <param name="Name">The file in Queries.</param>
/// <param name="BatchSize">
/// For how many objects at a time. Each view locks every table it reads until the statement ends, and the server's lock table is finite.
/// </param>
internal sealed record TextQuery(TextKinds Kind, string Name, int BatchSize)
{
    private const int Locking = 100;
    private const int NotLocking = 500;

    public static IReadOnlyList<TextQuery> All { get; } =
    [
        new(TextKinds.Defaults, "text-defaults", NotLocking),
        new(TextKinds.Checks, "text-checks", NotLocking),
        new(TextKinds.Exclusions, "text-exclusions", NotLocking),
        new(TextKinds.IndexExpressions, "text-index-expressions", NotLocking),
        new(TextKinds.Triggers, "text-triggers", NotLocking),
        new(TextKinds.Policies, "text-policies", NotLocking),
        new(TextKinds.PartitionKey, "text-partition-keys", NotLocking),
        new(TextKinds.PartitionBound, "text-partition-bounds", NotLocking),
        new(TextKinds.View, "text-views", Locking),
        new(TextKinds.RoutineBody, "text-routine-bodies", Locking),
    ];
}
