using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Core.Configuration;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Where the shared store lies and how long its rights last.</summary>
public sealed partial class PostgreSqlStoreOptions
{
    private static readonly TimeSpan s_shortestLease = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestLease = TimeSpan.FromHours(1);

    /// <summary>
    /// An Npgsql connection string, such as <c>Host=db;Database=metadata;Username=ingestion;Password=...</c>. The user must be able to create the schema, or
    /// own it.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema that holds the store's tables; made when it is missing. The default is <c>metadata_ingestion</c>.</summary>
    public string Schema { get; set; } = "metadata_ingestion";

    /// <summary>
    /// How long an exclusive right lasts when its holder does not renew it, which it does three times in that time: how soon another worker takes over from
    /// one that is gone. The default is 30 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many offsets a partition of the log holds. Smaller ones make retention testable.</summary>
    internal long PartitionSize { get; set; } = 2_000_000;

    /// <summary>The store for people, without secrets.</summary>
    public string Name => TryParse(out var settings) is null
        ? $"'{settings.Database}' on {settings.Host}:{settings.Port.ToString(CultureInfo.InvariantCulture)}, schema {Schema}"
        : "PostgreSQL";

    /// <summary>Finds what is wrong with options.</summary>
    public static IReadOnlyList<OptionError> Validate(PostgreSqlStoreOptions options)
    {
        var errors = new List<OptionError>();
        if (options.TryParse(out var settings) is { } problem)
            errors.Add(new OptionError(nameof(ConnectionString), $"is not an Npgsql connection string: {problem}"));
        else if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
            errors.Add(new OptionError(nameof(ConnectionString), "must have Host and Database."));
        if (!SchemaName().IsMatch(options.Schema))
            errors.Add(new OptionError(nameof(Schema), "must be at most 40 small letters, digits and underscores, and begin with a letter."));
        if (options.LeaseDuration < s_shortestLease || options.LeaseDuration > s_longestLease)
            errors.Add(new OptionError(nameof(LeaseDuration), $"must be from {s_shortestLease:c} to {s_longestLease:c}."));
        return errors;
    }

    /// <returns>Why the connection string is not one; <see langword="null"/> when it is.</returns>
    private string? TryParse(out NpgsqlConnectionStringBuilder settings)
    {
        settings = [];
        try
        {
            settings.ConnectionString = ConnectionString;
            return null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return error.Message;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex SchemaName();
}
