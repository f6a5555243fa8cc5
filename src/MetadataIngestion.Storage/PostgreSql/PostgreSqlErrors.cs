using System.Net.Sockets;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Says what an error of PostgreSQL means for the user of a database, what to do about it, and whether it may go away by itself.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>What commit_changes raises when its lease is not held.</summary>
    public const string LeaseLost = "MI001";

    /// <summary>What commit_changes raises for an entity that is not the source's.</summary>
    public const string ForeignEntity = "MI002";

    private const string IdleInTransaction = "25P03";
    private const string PoolExhausted = "pool has been exhausted";

    public static bool IsOfDatabase(Exception error) =>
        error is NpgsqlException or SocketException or TimeoutException || (error is IOException && error.InnerException is SocketException);

    /// <summary>
    /// Whether the same may well succeed in a moment: the server restarts, fails over, or has too many clients. What took too long is not tried again: it
    /// has been waited for.
    /// </summary>
    public static bool IsTransient(Exception error) => error switch
    {
        PostgresException known => known.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or
            PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransaction or PostgresErrorCodes.InFailedSqlTransaction
            || known.SqlState.StartsWith("08", StringComparison.Ordinal),
        TimeoutException or { InnerException: TimeoutException } => false,
        _ => IsOfDatabase(error),
    };

    public static StoreException Describe(string database, Exception error) => new($"The PostgreSQL database {database} {Explain(error)}", error);

    public static StoreException Newer(string database, string schema, long found, long known) =>
        new($"The schema '{schema}' of the PostgreSQL database {database} has version {found}, and this program knows versions up to {known}. "
            + "Use the newer program that brought it there, or another schema. The database was left as it is.");

    public static StoreException Foreign(string database, string schema) =>
        new($"The schema '{schema}' of the PostgreSQL database {database} holds tables of another program. Choose another schema for the store. "
            + "The database was left as it is.");

    public static StoreException TooOld(string database, Version version) =>
        new($"The PostgreSQL database {database} has version {version}; the store needs 12 or newer.");

    public static StoreException Unknown(string database, Exception error) =>
        new($"The PostgreSQL database {database} did not say whether it stored what it was told to, because the connection was lost: {error.Message} "
            + "Look whether it did, and try again if not.", error);

    private static string Explain(Exception error) => error switch
    {
        PostgresException known => Explain(known),
        NpgsqlException when error.Message.Contains(PoolExhausted, StringComparison.Ordinal) =>
            "has more work than connections in this process. Raise 'Maximum Pool Size' of the connection string.",
        { InnerException: TimeoutException } or TimeoutException =>
            "did not answer in time. Check the server's load and the network, and try again.",
        _ => $"cannot be reached: {Innermost(error).Message}. Check that the server runs, its address, and the network between.",
    };

    private static string Explain(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"refuses the user: {error.MessageText}. Correct the user and password of the connection string.",
        PostgresErrorCodes.InvalidCatalogName => $"cannot be opened: {error.MessageText}. Create the database, or correct its name in the connection string.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"refuses a right: {error.MessageText}. Let the user own the store's schema: CREATE SCHEMA ... AUTHORIZATION user.",
        PostgresErrorCodes.TooManyConnections =>
            "has no connection left. Raise max_connections of the server, or lower 'Maximum Pool Size' of the workers' connection strings.",
        PostgresErrorCodes.DiskFull =>
            "cannot grow: the server's disk is full. Nothing of this step was stored, and all that was stored before is safe. Free space and run again.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            "is being restarted. Nothing of this step was stored. Try again in a moment.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            "is read-only, as a standby is. Name all servers in Host of the connection string, separated by commas.",
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable =>
            $"took too long: {error.MessageText}. Nothing of this step was stored. Look in pg_stat_activity for what holds it up, and try again.",
        PostgresErrorCodes.OutOfMemory => "is out of memory. Nothing of this step was stored. Give the server more memory.",
        _ => $"refused an operation: {error.MessageText} (SQLSTATE {error.SqlState}). Nothing of this step was stored.",
    };

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
