using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>The options of a SQL Server source.</summary>
public sealed class SqlServerOptions : IValidatableObject
{
    /// <summary>
    /// Where the server is and who crawls it, in the form of Microsoft.Data.SqlClient:
    /// <c>Server=db.example.com,1433;User ID=meta_crawler;Password=...</c>, or with <c>Integrated Security=True</c>. Required. Encryption is
    /// on unless <c>Encrypt</c> says otherwise; pooling, MARS and retries are the connector's own and are overridden.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>
    /// The databases to crawl, by name; <c>*</c> stands for all but the system's. When empty (the default): the one that the connection
    /// string names, or all when it names none.
    /// </summary>
    public IReadOnlyList<string> Databases { get; set; } = [];

    /// <summary>A login with Microsoft Entra ID. The default is the login of the connection string.</summary>
    public EntraOptions Entra { get; set; } = new();

    /// <summary>Whether the history tables of temporal and ledger tables are listed as datasets too. The default is <see langword="false"/>.</summary>
    public bool IncludeHistoryTables { get; set; }

    /// <summary>Whether procedures, functions and triggers are listed. The default is <see langword="true"/>.</summary>
    public bool IncludeRoutines { get; set; } = true;

    /// <summary>Whether the source text of procedures, functions and triggers is read; it may hold secrets. The default is <see langword="true"/>.</summary>
    public bool IncludeRoutineDefinitions { get; set; } = true;

    /// <summary>
    /// Whether the server is asked which tables and columns each view, procedure, function and trigger reads and writes, object by object.
    /// It binds every one of them anew, which may take long. The default is <see langword="false"/>: what a routine refers to counts as read.
    /// </summary>
    public bool IncludeReferencedColumns { get; set; }

    /// <summary>How many connections ask for referenced columns at the same time. From 1 to 8; the default is 2.</summary>
    [Range(1, 8)]
    public int ReferencedColumnsSessions { get; set; } = 2;

    /// <summary>
    /// Whether the jobs of SQL Server Agent are listed, each step a routine. The commands of the steps may hold secrets. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool IncludeAgentJobs { get; set; }

    /// <summary>Whether sizes are read, for which the login needs a right of its own. The default is <see langword="true"/>.</summary>
    public bool IncludeSizes { get; set; } = true;

    /// <summary>
    /// Whether Query Store is read, where it is on: how many statements named each table and view on the last whole day. The login needs the same right
    /// as for sizes. Texts of statements are read for the names in them, and not kept. The default is <see langword="false"/>.
    /// </summary>
    public bool IncludeUsage { get; set; }

    /// <summary>Extended properties whose value names owners, separated by commas or semicolons. None by default.</summary>
    public IReadOnlyList<string> OwnerProperties { get; set; } = [];

    /// <summary>Extended properties whose value names domains, separated by commas or semicolons. None by default.</summary>
    public IReadOnlyList<string> DomainProperties { get; set; } = [];

    /// <summary>Extended properties whose value names tags, separated by commas or semicolons. None by default.</summary>
    public IReadOnlyList<string> TagProperties { get; set; } = [];

    /// <summary>
    /// The time zone of the server's clock, such as <c>Europe/Berlin</c>: the catalog keeps dates in local time and does not say which.
    /// The default is UTC.
    /// </summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Whether a readable secondary is asked for (<c>ApplicationIntent=ReadOnly</c>). The default is <see langword="false"/>.</summary>
    public bool ReadOnlyIntent { get; set; }

    /// <summary>How long the server may work on one statement. From 1 second to 1 hour; the default is 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a statement may wait for a lock before it is tried again. From 10 milliseconds to 10 minutes; the default is 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SqlServerOptionsValidator.Validate(this);
}
