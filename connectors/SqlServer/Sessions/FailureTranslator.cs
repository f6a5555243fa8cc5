using System.Data.SqlTypes;
using System.Security.Authentication;
using Azure.Identity;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>Puts what the driver throws into words: the server, the database and the login, the cause, the remedy.</summary>
internal sealed class FailureTranslator(ConnectionSettings settings)
{
    /// <summary>Whether an exception comes from the server or the way to it; anything else is a defect and is not caught.</summary>
    public static bool Handles(Exception exception) =>
        exception is SqlException or AuthenticationFailedException or NotSupportedException || IsAboutShape(exception);

    /// <summary>Whether a value has another type than SQL Server gives it.</summary>
    public static bool IsAboutShape(Exception exception) =>
        exception is SqlNullValueException or InvalidCastException or FormatException or OverflowException;

    public static bool IsAboutTls(SqlException exception) =>
        ErrorNumbers.Has(exception, ErrorNumbers.UntrustedCertificate) || ErrorNumbers.Has(exception, ErrorNumbers.EncryptionUnsupported) || Find<AuthenticationException>(exception) is not null;

    /// <summary>Why a database could not be connected to.</summary>
    public Failure OfConnecting(Exception exception, string database) => exception switch
    {
        _ when Find<AuthenticationFailedException>(exception) is { } entra => OfToken(entra, exception),
        SqlException refused when IsAboutTls(refused) => OfTls(refused),
        SqlException refused => OfRefusal(refused, database),
        NotSupportedException => new Failure(
            FailureKind.Configuration,
            $"The driver of SQL Server cannot work in this process: {exception.Message}",
            "Install ICU (libicu) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.",
            exception),
        _ => OfShape(exception, database),
    };

    /// <summary>Why reading a database came to its end early.</summary>
    public Failure OfReading(Exception exception, string database) => exception switch
    {
        SqlException failed when ErrorNumbers.IsBusy(failed) => OfLocks(failed, database),
        SqlException failed when ErrorNumbers.Has(failed, ErrorNumbers.Timeout) => new Failure(
            FailureKind.Timeout,
            $"Reading the catalog of database {database} on {settings.Server} took longer than {settings.CommandTimeout.TotalSeconds} seconds.",
            "Raise the option CommandTimeout, or crawl at a quieter time.",
            failed),
        SqlException failed when ErrorNumbers.IsConnectionLost(failed) || ErrorNumbers.IsTransient(failed) => new Failure(
            FailureKind.Unreachable,
            $"The connection to SQL Server at {settings.Server} (database {database}) failed {RetryPolicy.Attempts} times: {TextOf(failed)}",
            "Check whether the server runs and is not failing over; the next crawl starts afresh.",
            failed),
        SqlException failed when ErrorNumbers.IsDenied(failed) || ErrorNumbers.IsDatabaseRefused(failed) => new Failure(
            FailureKind.AccessDenied,
            $"Login {settings.Login} may not read the catalog of database {database} on {settings.Server}: {TextOf(failed)}",
            $"USE {SqlText.Quote(database)}; GRANT VIEW DEFINITION TO {SqlText.Quote(settings.Login)};",
            failed),
        SqlException failed => new Failure(
            FailureKind.Error,
            $"Reading the catalog of database {database} on {settings.Server} failed: {TextOf(failed)} (error {failed.Number}).",
            null,
            failed),
        _ => OfConnecting(exception, database),
    };

    /// <summary>The server's words, the first of them where there are several.</summary>
    public static string TextOf(SqlException exception) => exception.Errors.Count > 0 ? exception.Errors[0].Message : exception.Message;

    private Failure OfRefusal(SqlException refused, string database)
    {
        if (ErrorNumbers.IsDatabaseNotReady(refused))
            return new Failure(
                FailureKind.Error,
                $"Database {database} on {settings.Server} cannot be read now: {TextOf(refused)}",
                "Crawl again when it is online. On a secondary replica that only takes readers, set the option ReadOnlyIntent.",
                refused);
        if (ErrorNumbers.IsTransient(refused))
            return OfUnreachable(refused, database);
        if (ErrorNumbers.IsDatabaseRefused(refused))
            return OfMissingDatabase(refused, database);
        if (ErrorNumbers.IsLoginRefused(refused))
            return new Failure(
                FailureKind.AccessDenied,
                $"SQL Server at {settings.Server} refused login {settings.Login}: {TextOf(refused)}",
                "Check user name and password, and whether the login is enabled, not locked and its password not expired. The server's error log tells the reason.",
                refused);
        if (ErrorNumbers.IsAddressRefused(refused))
            return new Failure(
                FailureKind.Configuration,
                $"SQL Server at {settings.Server} refuses this client: {TextOf(refused)}",
                "Allow the client's address in the server's firewall, or crawl from a network that is allowed.",
                refused);
        return OfUnreachable(refused, database);
    }

    private Failure OfMissingDatabase(SqlException refused, string database) => new(
        FailureKind.AccessDenied,
        $"Login {settings.Login} cannot open database {database} on {settings.Server}: it does not exist, is not online, or the login has no user in it.",
        $"Correct the name, or: USE {SqlText.Quote(database)}; CREATE USER {SqlText.Quote(settings.Login)} FOR LOGIN {SqlText.Quote(settings.Login)}; GRANT VIEW DEFINITION TO {SqlText.Quote(settings.Login)};",
        refused);

    private Failure OfTls(SqlException refused)
    {
        if (ErrorNumbers.Has(refused, ErrorNumbers.EncryptionUnsupported))
            return new Failure(
                FailureKind.Configuration,
                $"SQL Server at {settings.Server} does not support encryption, which the connection string asks for.",
                "Give the server a certificate. Encrypt=False in the connection string would send everything in clear.",
                refused);
        return new Failure(
            FailureKind.Configuration,
            $"The certificate of SQL Server at {settings.Server} is not trusted, or is not for that name.",
            "Install the certificate's authority on this machine, or name the certificate's file with ServerCertificate=PATH in the connection string. "
                + "TrustServerCertificate=True accepts any certificate, and with it an impostor.",
            refused);
    }

    private Failure OfUnreachable(SqlException exception, string database) => new(
        FailureKind.Unreachable,
        $"Cannot reach SQL Server at {settings.Server} (database {database}): {TextOf(exception)}",
        "Check host, port, instance name and firewall, and whether the server runs.",
        exception);

    private Failure OfLocks(SqlException failed, string database) => new(
        FailureKind.Timeout,
        $"The catalog of database {database} on {settings.Server} is busy, {RetryPolicy.Attempts} times in a row: {TextOf(failed)}",
        "Crawl when no tables are being created or altered, or raise the option LockTimeout.",
        failed);

    private Failure OfToken(AuthenticationFailedException entra, Exception exception) => new(
        FailureKind.AccessDenied,
        $"Entra ID gave no access token for SQL Server at {settings.Server}: {FirstLineOf(entra.Message)}",
        "Check the options Entra:Credential, Entra:TenantId, Entra:ClientId and Entra:ClientSecret, and that this machine has that identity.",
        exception);

    private Failure OfShape(Exception exception, string database) => new(
        FailureKind.Error,
        $"The catalog of database {database} on {settings.Server} answered in a form that SQL Server does not use: {exception.Message}",
        null,
        exception);

    private static string FirstLineOf(string message) => message.Split('\n')[0].Trim();

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return (T?)exception;
    }
}
