using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Brings a file to the newest schema by the numbered scripts, of which the file remembers the last that was applied.</summary>
internal sealed class SqliteSchema(SqliteDatabase database, ILogger logger)
{
    // "MING" in SQLite's header field for the kind of application, so that a file of another program is not taken for an empty one.
    private const long ApplicationId = 0x4D494E47;

    public async Task UpgradeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var scripts = MigrationScripts.Of("Sqlite");
        if (Look(connection, scripts.Count) == scripts.Count)
            return;

        // The page size can only be chosen while the file is empty, and the journal only outside of a transaction.
        connection.Execute($"PRAGMA page_size = {SqliteDatabase.PageSize}");
        await database.ExecuteWhenFreeAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        var version = FindVersion(connection, scripts.Count);
        for (; version < scripts.Count; version++)
            connection.Execute(scripts[version]);
        connection.Execute($"PRAGMA user_version = {version}; PRAGMA application_id = {ApplicationId}");
        transaction.Commit();
        LogMessages.SchemaUpgraded(logger, database.Path, version);
    }

    /// <summary>All as of one moment: another process may be making the file a store just now.</summary>
    private int Look(SqliteConnection connection, int newest)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        return FindVersion(connection, newest);
    }

    private int FindVersion(SqliteConnection connection, int newest)
    {
        var version = connection.ExecuteScalar<long>("PRAGMA user_version");
        var owned = connection.ExecuteScalar<long>("PRAGMA application_id") == ApplicationId;
        if (!owned && (version != 0 || connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") != 0))
            throw SqliteErrors.Foreign(database.Path);
        if (version > newest)
            throw SqliteErrors.Newer(database.Path, version, newest);
        return (int)version;
    }
}
