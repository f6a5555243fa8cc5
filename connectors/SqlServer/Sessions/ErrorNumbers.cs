using System.Collections.Frozen;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>What the server's error numbers mean to a crawl. An exception may hold several errors, of which any may be the telling one.</summary>
internal static class ErrorNumbers
{
    public const int Timeout = -2;
    public const int UntrustedCertificate = unchecked((int)0x80090325);
    public const int EncryptionUnsupported = 20;
    public const int Deadlock = 1205;
    public const int LockTimeout = 1222;
    public const int LoginFailed = 18456;
    public const int CannotOpenDatabase = 4060;
    public const int NoAccessToDatabase = 916;
    public const int UnknownDatabase = 911;
    private const byte EndsConnection = 20;
    private const byte LastOfUsers = 16;

    private static readonly FrozenSet<int> s_denied = FrozenSet.Create(229, 230, 262, 297, 300, 371, NoAccessToDatabase, 15151, 15247, 15562);

    private static readonly FrozenSet<int> s_loginRefused = FrozenSet.Create(LoginFailed, 18452, 18470, 18486, 18487, 18488);

    private static readonly FrozenSet<int> s_databaseRefused = FrozenSet.Create(CannotOpenDatabase, NoAccessToDatabase, UnknownDatabase);

    /// <summary>The database is there but cannot be read now, or not by this way.</summary>
    private static readonly FrozenSet<int> s_databaseNotReady = FrozenSet.Create(924, 926, 927, 942, 945, 954, 976, 978, 979, 42108);

    private static readonly FrozenSet<int> s_addressRefused = FrozenSet.Create(40532, 40531, 40607, 40615, 40914, 47073);

    /// <summary>Trying again may help: deadlocks, locks, memory, failovers, throttling.</summary>
    private static readonly FrozenSet<int> s_transient = FrozenSet.Create(
        Deadlock, LockTimeout, 596, 617, 701, 802, 921, 922, 952, 983, 988, 1204, 3960, 3961, 4221, 6005, 8628, 8645, 8651, 9001, 10928, 10929,
        17142, 17809, 18401, 40020, 40143, 40166, 40197, 40501, 40540, 40549, 40550, 40551, 40552, 40553, 40613, 42109, 49918, 49919, 49920);

    public static bool IsDenied(SqlException exception) => Has(exception, s_denied);

    /// <summary>
    /// Whether the server objects to a statement as such: what it asks for is denied, missing, or not to be had in this edition. Each edition has
    /// numbers of its own for that, so it is told by not being any of the troubles that may befall every statement.
    /// </summary>
    public static bool IsAboutStatement(SqlException exception) =>
        exception.Class <= LastOfUsers && !IsTransient(exception) && !IsDatabaseNotReady(exception) && !Has(exception, Timeout);

    public static bool IsLoginRefused(SqlException exception) => Has(exception, s_loginRefused) && !Has(exception, s_databaseRefused);

    public static bool IsDatabaseRefused(SqlException exception) => Has(exception, s_databaseRefused);

    public static bool IsDatabaseNotReady(SqlException exception) => Has(exception, s_databaseNotReady);

    public static bool IsAddressRefused(SqlException exception) => Has(exception, s_addressRefused);

    public static bool IsTransient(SqlException exception) => Has(exception, s_transient);

    public static bool IsBusy(SqlException exception) => Has(exception, Deadlock) || Has(exception, LockTimeout);

    /// <summary>Whether the connection broke or the server ended it.</summary>
    public static bool IsConnectionLost(SqlException exception) => exception.Class >= EndsConnection;

    public static bool Has(SqlException exception, int number) => exception.Errors.Cast<SqlError>().Any(error => error.Number == number);

    private static bool Has(SqlException exception, FrozenSet<int> numbers) => exception.Errors.Cast<SqlError>().Any(error => numbers.Contains(error.Number));
}
