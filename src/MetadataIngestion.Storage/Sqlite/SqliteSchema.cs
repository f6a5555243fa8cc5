using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Brings a file to the newest schema by the numbered scripts, of which the file remembers the last that was applied.</summary>
internal sealed class SqliteSchema(SqliteDatabase database, ILogger logger)
{
    private const string ScriptFolder = "Sqlite/Migrations/";

    // "MING" in SQLite's header field for the kind of application, so that a file of another program is not taken for an empty one.
    private const long ApplicationId = 0x4D494E47;

    public async Task UpgradeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var scripts = Scripts();
        if (FindVersion(connection, scripts.Count) == scripts.Count)
            return;

        // The page size can only be chosen while the file is empty, and the journal only outside of a transaction.
        connection.Execute($"PRAGMA page_size = {SqliteDatabase.PageSize}");
        await database.ExecuteWhenFreeAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        var version = FindVersion(connection, scripts.Count);
        for (; version < scripts.Count; version++)
            connection.Execute(ReadScript(scripts[version]));
        connection.Execute($"PRAGMA user_version = {version}; PRAGMA application_id = {ApplicationId}");
        transaction.Commit();
        LogMessages.SchemaUpgraded(logger, database.Path, version);
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

    /// <summary>The scripts' names in order; the first one leads to version 1.</summary>
    private static List<string> Scripts()
    {
        var names = Array.FindAll(
            Assembly.GetExecutingAssembly().GetManifestResourceNames(),
            static name => name.StartsWith(ScriptFolder, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var number = int.Parse(names[i].AsSpan(ScriptFolder.Length, 4), CultureInfo.InvariantCulture);
            if (number != i + 1)
                throw new InvalidOperationException($"The script '{names[i]}' is out of sequence; number {i + 1} is expected.");
        }

        return [.. names];
    }

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
