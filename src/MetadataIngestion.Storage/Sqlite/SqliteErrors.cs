using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Says what an error of SQLite means for the user of a file and what to do about it.</summary>
internal static class SqliteErrors
{
    public static StoreException Describe(string path, SqliteException error) =>
        new($"The database '{path}' {Explain(error)}", error);

    public static StoreException Busy(string path, TimeSpan waited) =>
        new($"The database '{path}' was locked by another process for {waited.TotalSeconds:0.#} s. Nothing of this step was stored. "
            + "Find out which process holds the file open, or raise BusyTimeout of the store.");

    public static StoreException Newer(string path, long found, long known) =>
        new($"The database '{path}' has schema version {found}, and this program knows versions up to {known}. "
            + "Use the newer program that wrote it, or another file. The database was left as it is.");

    public static StoreException Foreign(string path) =>
        new($"The file '{path}' is an SQLite database of another program. Choose another path for the store. The file was left as it is.");

    public static StoreException Folder(string path, Exception cause) =>
        new($"The folder '{path}' cannot be created or written: {cause.Message}. Grant the right to write there, or choose another path for the store.", cause);

    private static string Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            "is locked by another process. Nothing of this step was stored. Try again, or raise BusyTimeout of the store.",
        raw.SQLITE_READONLY =>
            "cannot be written: the file or its folder is read-only for this user. Grant the right to write both. Nothing of this step was stored.",
        raw.SQLITE_FULL =>
            "cannot grow: the disk is full. Nothing of this step was stored, and all that was stored before is safe. Free space and run again.",
        raw.SQLITE_CANTOPEN =>
            "cannot be opened: the file, its folder or the files '-wal' and '-shm' beside it cannot be opened or created. "
            + "Check that the folder exists and that this user may read and write all of them.",
        raw.SQLITE_NOTADB =>
            "is not an SQLite database. Choose another path for the store, or move the file away. The file was left as it is.",
        raw.SQLITE_CORRUPT =>
            $"is damaged ({error.Message}). Stop every process that uses it, keep a copy of the file and of the '-wal' file beside it, "
            + "and restore a backup or let 'sqlite3 FILE .recover' save what can be read.",
        raw.SQLITE_IOERR =>
            $"cannot be read or written: the system reported an input/output error (SQLite code {error.SqliteExtendedErrorCode}). "
            + "Nothing of this step was stored. Check the disk, its quota and the system's log.",
        raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "cannot be used: this user lacks the right. Grant the right to read and write the file and its folder.",
        raw.SQLITE_NOMEM =>
            "cannot be used: memory is exhausted. Nothing of this step was stored. Give the process more memory.",
        raw.SQLITE_TOOBIG =>
            "cannot hold a value this large: SQLite's limit is one billion bytes. Nothing of this step was stored.",
        _ =>
            $"refused an operation: {error.Message} (SQLite code {error.SqliteExtendedErrorCode}). Nothing of this step was stored.",
    };
}
