using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times. Bindings last until they are replaced, so what stays the same for many rows is
/// bound once. Parameters count from 1 and columns from 0, as SQLite counts them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // Long enough for nearly every URN and path; longer text takes a rented buffer.
    private const int StackLimit = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_statement, parameter));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
            BindNull(parameter);
        else if (value.Length == 0)
            Check(raw.sqlite3_bind_text(_statement, parameter, value));
        else
            BindCharacters(parameter, value);
    }

    /// <summary>Binds text that is already in UTF-8; it must not be empty.</summary>
    public void BindText(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(_statement, parameter, utf8));

    /// <summary>Binds bytes; none of them become NULL.</summary>
    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            BindNull(parameter);
        else
            Check(raw.sqlite3_bind_blob(_statement, parameter, bytes));
    }

    /// <summary>Moves to the next row; <see langword="false"/> when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(code, _connection);
        return false;
    }

    /// <summary>Makes the statement ready for its next run and lets go of its locks.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <summary>Runs a statement that returns no row.</summary>
    public void Execute()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement that returns one row of one number; <see langword="null"/> when it returns none.</summary>
    public long? QueryInt64()
    {
        try
        {
            return Step() ? Int64(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement and reads each of its rows.</summary>
    public List<T> ReadAll<T>(Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        try
        {
            while (Step())
                rows.Add(read(this));
        }
        finally
        {
            Reset();
        }

        return rows;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => _statement.Dispose();

    private void BindCharacters(int parameter, string value)
    {
        var limit = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = limit > StackLimit ? ArrayPool<byte>.Shared.Rent(limit) : null;
        var buffer = rented ?? stackalloc byte[StackLimit];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        Check(raw.sqlite3_bind_text(_statement, parameter, buffer[..length]));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}
