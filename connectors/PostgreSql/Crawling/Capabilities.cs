using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>What the connector can do, and what becomes of it in a run.</summary>
internal static class Capabilities
{
    public const string Schemas = "schemas";
    public const string Ownership = "ownership";
    public const string Statistics = "statistics";
    public const string ViewLineage = "view-lineage";
    public const string Routines = "routines";
    public const string RoutineDefinitions = "routine-definitions";
    public const string RenameDetection = "rename-detection";

    public static IReadOnlyList<ConnectorCapability> All { get; } =
    [
        new(Schemas, "Databases, schemas, tables and views with their columns, keys and constraints"),
        new(Ownership, "Owner roles and grants"),
        new(Statistics, "Estimated rows and sizes from the catalog"),
        new(ViewLineage, "Lineage of views, by table and column, from the server's parse tree"),
        new(Routines, "Functions and procedures"),
        new(RoutineDefinitions, "Source text of functions and procedures"),
        new(RenameDetection, "Renamed objects are told from dropped and new ones"),
    ];

    public static IEnumerable<CapabilityReported> Outcomes(PostgreSqlOptions options, ServerInfo server) =>
    [
        new(Schemas, CapabilityStatus.Ran),
        new(Ownership, CapabilityStatus.Ran),
        new(Statistics, CapabilityStatus.Ran),
        new(ViewLineage, CapabilityStatus.Ran),
        options.IncludeRoutines ? new(Routines, CapabilityStatus.Ran) : new(Routines, CapabilityStatus.Skipped, "IncludeRoutines is false"),
        options is { IncludeRoutines: true, IncludeRoutineDefinitions: true }
            ? new(RoutineDefinitions, CapabilityStatus.Ran)
            : new(RoutineDefinitions, CapabilityStatus.Skipped, "IncludeRoutines or IncludeRoutineDefinitions is false"),
        server.SystemIdentifier is not null
            ? new(RenameDetection, CapabilityStatus.Ran)
            : new(RenameDetection, CapabilityStatus.Denied, MissingIdentifier(server.Role)),
    ];

    public static string MissingIdentifier(string role) =>
        $"GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO {SqlText.Quote(role)};";
}
