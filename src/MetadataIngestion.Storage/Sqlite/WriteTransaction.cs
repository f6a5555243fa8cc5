using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>A transaction that holds the right to write; what was not committed when it is disposed is undone.</summary>
internal sealed class WriteTransaction(SqliteConnection connection, SemaphoreSlim turn) : IDisposable
{
    private readonly sqlite3 _handle = connection.Handle!;

    /// <summary>Makes it durable: when this returns, it is on the disk.</summary>
    public void Commit() => Execute("COMMIT");

    public void Dispose()
    {
        try
        {
            // After some errors, such as a full disk, SQLite has undone it already.
            if (raw.sqlite3_get_autocommit(_handle) == 0)
                Execute("ROLLBACK");
        }
        finally
        {
            turn.Release();
        }
    }

    private void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_handle, sql), _handle);
}
