using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What the connector can do.</summary>
internal static class Capabilities
{
    public const string Schemas = "schemas";
    public const string Ownership = "ownership";
    public const string Constraints = "constraints";
    public const string ExtendedProperties = "extended-properties";
    public const string Classification = "classification";
    public const string Statistics = "statistics";
    public const string Sizes = "sizes";
    public const string Usage = "usage";
    public const string Lineage = "lineage";
    public const string Synonyms = "synonyms";
    public const string Routines = "routines";
    public const string Definitions = "definitions";
    public const string ReferencedColumns = "referenced-columns";
    public const string AgentJobs = "agent-jobs";

    public static IReadOnlyList<ConnectorCapability> All { get; } =
    [
        new(Schemas, "Databases, schemas, tables and views with their columns"),
        new(Ownership, "Owners of databases, schemas and objects"),
        new(Constraints, "Keys, check constraints, indexes, defaults, computed and identity columns, partitioning"),
        new(ExtendedProperties, "Descriptions and other extended properties"),
        new(Classification, "Sensitivity labels and information types of columns, as tags"),
        new(Statistics, "Estimated rows from the catalog"),
        new(Sizes, "Stored sizes from the catalog"),
        new(Usage, "How many statements of a day named each table and view, from Query Store"),
        new(Lineage, "What views, routines and synonyms refer to"),
        new(Synonyms, "Synonyms and what they stand for"),
        new(Routines, "Procedures, functions and triggers"),
        new(Definitions, "Source text of views, procedures, functions and triggers"),
        new(ReferencedColumns, "Which columns views and routines read and write, as the server binds them"),
        new(AgentJobs, "Jobs of SQL Server Agent and their steps"),
    ];

    /// <summary>The options that turn a capability off.</summary>
    public static string? SkippedBy(string capability, SqlServerOptions options) => capability switch
    {
        Routines when !options.IncludeRoutines => "IncludeRoutines is false",
        ReferencedColumns when !options.IncludeReferencedColumns => "IncludeReferencedColumns is false",
        Sizes when !options.IncludeSizes => "IncludeSizes is false",
        Usage when !options.IncludeUsage => "IncludeUsage is false",
        AgentJobs when !options.IncludeAgentJobs => "IncludeAgentJobs is false",
        _ => null,
    };
}
