using System.Globalization;
using MetadataIngestion.Abstractions;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>How to connect to the databases of one server, and how to speak of it without giving secrets away.</summary>
internal sealed class ConnectionSettings
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestText = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private readonly NpgsqlConnectionStringBuilder _builder;

    /// <exception cref="SourceConfigurationException">The connection string cannot be read.</exception>
    public ConnectionSettings(PostgreSqlOptions options)
    {
        _builder = Parse(options.ConnectionString);
        NamedDatabase = string.IsNullOrEmpty(_builder.Database) ? null : _builder.Database;
        StatementTimeout = Milliseconds(options.StatementTimeout);
        TextTimeout = Milliseconds(options.StatementTimeout < LongestText ? options.StatementTimeout : LongestText);
        LockTimeout = Milliseconds(options.LockTimeout);
        Fix(_builder, options.StatementTimeout + Grace);
    }

    /// <summary>The database that the connection string names.</summary>
    public string? NamedDatabase { get; }

    /// <summary>The server's host and port, for messages.</summary>
    public string Server => $"{_builder.Host}:{_builder.Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The role that connects, for messages.</summary>
    public string Role => string.IsNullOrEmpty(_builder.Username) ? "(the operating system's user)" : _builder.Username;

    public string StatementTimeout { get; }

    /// <summary>The statement timeout where a statement that takes too long is divided and tried again.</summary>
    public string TextTimeout { get; }

    public string LockTimeout { get; }

    public string IdleInTransactionTimeout { get; } = Milliseconds(IdleTimeout);

    /// <summary>A data source for one connection to one database.</summary>
    public NpgsqlDataSource To(string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(_builder.ConnectionString) { Database = database };
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        // Loading a database's types costs more than the few casts that do without them.
        builder.ConfigureTypeLoading(static loading => loading.EnableTypeLoading(false));
        return builder.Build();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            // The driver's message may quote the value that it could not read, which may be the password.
            throw new SourceConfigurationException(
                "The option ConnectionString is not a connection string in Npgsql's form.",
                "Write it as Host=...;Port=5432;Username=...;Password=...");
        }
    }

    private static void Fix(NpgsqlConnectionStringBuilder builder, TimeSpan commandTimeout)
    {
        builder.Pooling = false;
        builder.Enlist = false;
        builder.Multiplexing = false;
        builder.PersistSecurityInfo = false;
        builder.IncludeErrorDetail = false;
        builder.ReadBufferSize = 64 * 1024;
        builder.CommandTimeout = (int)commandTimeout.TotalSeconds;
        builder.MaxAutoPrepare = 0;
        if (string.IsNullOrEmpty(builder.ApplicationName))
            builder.ApplicationName = "metadata-ingestion";
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
