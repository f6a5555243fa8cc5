using MetadataIngestion.Abstractions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>How to connect to the databases of one server, and how to speak of it without giving secrets away.</summary>
internal sealed class ConnectionSettings
{
    private const string DriversApplicationName = "Core Microsoft SqlClient Data Provider";
    private const string DefaultDatabase = "master";
    private readonly SqlConnectionStringBuilder _builder;
    private readonly AccessTokens? _tokens;
    private readonly EntraCredential _credential;

    /// <exception cref="SourceConfigurationException">The connection string cannot be read.</exception>
    public ConnectionSettings(SqlServerOptions options)
    {
        _builder = Parse(options.ConnectionString);
        NamedDatabase = string.IsNullOrEmpty(_builder.InitialCatalog) ? null : _builder.InitialCatalog;
        LockTimeout = options.LockTimeout;
        CommandTimeout = options.CommandTimeout;
        _credential = options.Entra.Credential;
        _tokens = _credential == EntraCredential.None ? null : new AccessTokens(options.Entra);
        Fix(_builder, options);
    }

    /// <summary>The database that the connection string names.</summary>
    public string? NamedDatabase { get; }

    /// <summary>The database to list the others from when none is named.</summary>
    public static string ListingDatabase => DefaultDatabase;

    /// <summary>The server, for messages.</summary>
    public string Server => _builder.DataSource;

    /// <summary>Who connects, for messages.</summary>
    public string Login => _credential != EntraCredential.None ? $"({_credential} of Entra ID)"
        : _builder.IntegratedSecurity ? "(the account of this process)"
        : _builder.UserID.Length > 0 ? _builder.UserID
        : "(none)";

    public TimeSpan LockTimeout { get; }

    public TimeSpan CommandTimeout { get; }

    public SqlConnection To(string database)
    {
        var builder = new SqlConnectionStringBuilder(_builder.ConnectionString) { InitialCatalog = database };
        return new SqlConnection(builder.ConnectionString) { AccessTokenCallback = _tokens is null ? null : _tokens.Callback };
    }

    private static SqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The driver's message may quote the value that it could not read, which may be the password.
            throw new SourceConfigurationException(
                "The option ConnectionString is not a connection string of Microsoft.Data.SqlClient.",
                "Write it as Server=...;User ID=...;Password=...");
        }
    }

    private static void Fix(SqlConnectionStringBuilder builder, SqlServerOptions options)
    {
        builder.MultipleActiveResultSets = false;
        builder.Pooling = false;
        builder.Enlist = false;
        builder.PersistSecurityInfo = false;
        // The connector tries again by itself, with the settings of a session.
        builder.ConnectRetryCount = 0;
        builder.CommandTimeout = (int)options.CommandTimeout.TotalSeconds;
        if (options.ReadOnlyIntent)
            builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        if (builder.ApplicationName == DriversApplicationName || builder.ApplicationName.Length == 0)
            builder.ApplicationName = "metadata-ingestion";
    }
}
