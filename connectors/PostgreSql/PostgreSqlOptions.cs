using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql;

/// <summary>The options of a PostgreSQL source.</summary>
public sealed class PostgreSqlOptions : IValidatableObject
{
    /// <summary>
    /// Where the server is and who crawls it, in Npgsql's form: <c>Host=db.example.com;Username=meta_crawler;Password=...</c>.
    /// Required. Pooling, encodings and type loading are the connector's own and are overridden.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>
    /// The databases to crawl, by name; <c>*</c> stands for all that are not templates. When empty (the default): the one that the
    /// connection string names, or all when it names none.
    /// </summary>
    public IReadOnlyList<string> Databases { get; set; } = [];

    /// <summary>
    /// Whether partitions are listed as datasets of their own, beside the partitioned table that they are part of. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool IncludePartitions { get; set; }

    /// <summary>Whether objects that an extension created are listed. The default is <see langword="false"/>.</summary>
    public bool IncludeExtensionObjects { get; set; }

    /// <summary>Whether functions and procedures are listed. The default is <see langword="true"/>.</summary>
    public bool IncludeRoutines { get; set; } = true;

    /// <summary>Whether the source text of functions and procedures is read; it may hold secrets. The default is <see langword="true"/>.</summary>
    public bool IncludeRoutineDefinitions { get; set; } = true;

    /// <summary>How long the server may work on one statement. From 1 second to 1 hour; the default is 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a statement may wait for a lock before the objects behind it are given up for this crawl. From 10 milliseconds to
    /// 1 minute; the default is 500 milliseconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConnectionString.Length > 0 && !CanParse(ConnectionString))
            yield return new ValidationResult("is not a connection string in Npgsql's form (Host=...;Username=...;Password=...)", [nameof(ConnectionString)]);
        if (Databases.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult("holds an empty name", [nameof(Databases)]);
    }

    private static bool CanParse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
