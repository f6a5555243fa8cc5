using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>Puts what the driver throws into words: the host, the database and the role, the cause, the remedy.</summary>
internal sealed class FailureTranslator(ConnectionSettings settings)
{
    private const string TwoConnections = "A crawl needs two connections at a time: raise the role's CONNECTION LIMIT or the server's max_connections.";

    /// <summary>Whether an exception comes from the server or the way to it; anything else is a defect and is not caught.</summary>
    public static bool Handles(Exception exception) =>
        exception is NpgsqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    /// <summary>Why a database could not be connected to.</summary>
    public Failure OfConnecting(Exception exception, string database) => exception switch
    {
        PostgresException refused => OfRefusal(refused, database),
        _ when Find<AuthenticationException>(exception) is { } tls => new Failure(
            FailureKind.Configuration,
            $"The TLS handshake with PostgreSQL at {settings.Server} failed: {tls.Message}",
            "Check SSL Mode, Root Certificate and the server's certificate.",
            exception),
        _ => OfLostConnection(exception, $"Cannot reach PostgreSQL at {settings.Server} (database {database}): {CauseOf(exception)}."),
    };

    /// <summary>Why reading a database came to its end early.</summary>
    public Failure OfReading(Exception exception, string database) => exception switch
    {
        PostgresException refused when !IsEndOfSession(refused.SqlState) => OfStatement(refused, database),
        PostgresException ended => OfLostConnection(ended, $"PostgreSQL at {settings.Server} ended the session in database {database}: {ended.MessageText}."),
        _ => OfLostConnection(exception, $"The connection to PostgreSQL at {settings.Server} (database {database}) was lost: {CauseOf(exception)}."),
    };

    private Failure OfRefusal(PostgresException refused, string database) => refused.SqlState switch
    {
        SqlStates.InvalidPassword or SqlStates.InvalidAuthorization => new Failure(
            FailureKind.AccessDenied,
            $"PostgreSQL at {settings.Server} refused role {settings.Role} for database {database}: {refused.MessageText}.",
            "Check user name and password, whether the role may log in (ALTER ROLE ... LOGIN), and pg_hba.conf.",
            refused),
        SqlStates.UnknownDatabase => new Failure(
            FailureKind.Configuration,
            $"Database {database} does not exist on PostgreSQL at {settings.Server}.",
            "Correct Database in the connection string, or the option Databases.",
            refused),
        SqlStates.InsufficientPrivilege => OfMissingConnect(database, refused),
        SqlStates.TooManyConnections => new Failure(
            FailureKind.Unreachable,
            $"PostgreSQL at {settings.Server} has no connection left for role {settings.Role} (database {database}): {refused.MessageText}.",
            TwoConnections,
            refused),
        SqlStates.CannotConnectNow => OfLostConnection(refused, $"PostgreSQL at {settings.Server} does not accept connections now: {refused.MessageText}."),
        _ => new Failure(
            FailureKind.Error,
            $"PostgreSQL at {settings.Server} refused the connection to database {database}: {refused.MessageText} ({refused.SqlState}).",
            null,
            refused),
    };

    private Failure OfMissingConnect(string database, PostgresException refused) => new(
        FailureKind.AccessDenied,
        $"Role {settings.Role} may not connect to database {database} on PostgreSQL at {settings.Server}.",
        $"GRANT CONNECT ON DATABASE {SqlText.Quote(database)} TO {SqlText.Quote(settings.Role)};",
        refused);

    private Failure OfStatement(PostgresException refused, string database) => refused.SqlState switch
    {
        SqlStates.QueryCanceled => new Failure(
            FailureKind.Timeout,
            $"Reading the catalog of database {database} took longer than it may: {refused.MessageText}.",
            $"Raise the option StatementTimeout (now {settings.StatementTimeout} ms), or crawl at a quieter time.",
            refused),
        SqlStates.LockNotAvailable => new Failure(
            FailureKind.Timeout,
            $"The catalog of database {database} is locked: {refused.MessageText}.",
            $"Crawl again when the lock is released, or raise the option LockTimeout (now {settings.LockTimeout} ms).",
            refused),
        SqlStates.InsufficientPrivilege => new Failure(
            FailureKind.AccessDenied,
            $"Role {settings.Role} may not read the catalog of database {database}: {refused.MessageText}.",
            "Give the role back what PUBLIC has by default: SELECT on the tables and EXECUTE on the functions of pg_catalog.",
            refused),
        SqlStates.TooManyConnections => new Failure(
            FailureKind.Error,
            $"Database {database} could not be read whole, because there is no second connection for role {settings.Role}: {refused.MessageText}.",
            TwoConnections,
            refused),
        SqlStates.SerializationFailure => new Failure(
            FailureKind.Error,
            $"The standby cancelled the reading of database {database}, because it conflicts with recovery: {refused.MessageText}.",
            "Crawl again, raise max_standby_streaming_delay on the standby, or crawl the primary.",
            refused),
        _ => new Failure(
            FailureKind.Error,
            $"Reading the catalog of database {database} failed: {refused.MessageText} ({refused.SqlState}).",
            null,
            refused),
    };

    private static Failure OfLostConnection(Exception exception, string message) => new(
        FailureKind.Unreachable,
        message,
        "Check host, port and firewall, and whether the server runs; the next crawl starts afresh.",
        exception);

    private static bool IsEndOfSession(string sqlState) =>
        sqlState.StartsWith("57P", StringComparison.Ordinal) || sqlState.StartsWith("08", StringComparison.Ordinal) || sqlState is "25P03";

    private static string CauseOf(Exception exception)
    {
        if (Find<SocketException>(exception) is { } socket)
            return socket.Message;
        if (Find<TimeoutException>(exception) is not null)
            return "no answer in time";
        return exception.Message.TrimEnd('.');
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return (T?)exception;
    }
}
