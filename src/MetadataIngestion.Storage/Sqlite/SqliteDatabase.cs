using System.Diagnostics;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The database file: its connections, and the right to write, which one connection has at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    public const int PageSize = 8192;

    // SQLite waits by itself only where no retry of ours can: while another process recovers or truncates the write-ahead log.
    private static readonly TimeSpan LongestBlockingWait = TimeSpan.FromSeconds(5);
    private const int LongestPauseMs = 25;

    // A bigger write-ahead log copies pages that change often (indexes) to the file less often, and costs only disk.
    private const int CheckpointPages = 16 * 1024 * 1024 / PageSize;
    private const int JournalBytes = 64 * 1024 * 1024;
    private const int CacheKiB = 8 * 1024;

    private readonly SqliteStoreOptions _options;
    private readonly TimeSpan _blockingWait;
    private readonly string _connectionString;

    // Writers of this process queue here in turn; those of other processes are met with retries, which keep no order.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public SqliteDatabase(SqliteStoreOptions options)
    {
        _options = options;
        _blockingWait = options.BusyTimeout < LongestBlockingWait ? options.BusyTimeout : LongestBlockingWait;
        Path = System.IO.Path.GetFullPath(options.Path);
        _connectionString = ConnectionString(SqliteOpenMode.ReadWrite, pooling: true);
    }

    public string Path { get; }

    /// <summary>Connects for a short while; the connection goes back to a pool when it is disposed.</summary>
    public SqliteConnection Connect() => Connect(_connectionString);

    /// <summary>Connects for the time of a run.</summary>
    public SqliteConnection ConnectAlone() => Connect(ConnectionString(SqliteOpenMode.ReadWrite, pooling: false));

    /// <summary>Connects and creates an empty file when there is none.</summary>
    public SqliteConnection ConnectOrCreate() => Connect(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false));

    /// <summary>Waits for the right to write and begins a transaction with it.</summary>
    public async Task<WriteTransaction> BeginWriteAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(_options.BusyTimeout, cancellationToken).ConfigureAwait(false))
            throw SqliteErrors.Busy(Path, _options.BusyTimeout);
        try
        {
            await ExecuteWhenFreeAsync(connection, "BEGIN IMMEDIATE", cancellationToken).ConfigureAwait(false);
            return new WriteTransaction(connection, _turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>
    /// Runs a statement again and again while another connection holds the lock that it needs. Time is the system's: whoever holds the lock goes by no
    /// other clock.
    /// </summary>
    public async Task ExecuteWhenFreeAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        var handle = connection.Handle!;
        var started = Stopwatch.GetTimestamp();
        raw.sqlite3_busy_timeout(handle, 0);
        try
        {
            for (var pause = 1; !TryExecute(handle, sql); pause = Math.Min(2 * pause, LongestPauseMs))
            {
                if (Stopwatch.GetElapsedTime(started) >= _options.BusyTimeout)
                    throw SqliteErrors.Busy(Path, _options.BusyTimeout);
                await Task.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            raw.sqlite3_busy_timeout(handle, (int)_blockingWait.TotalMilliseconds);
        }
    }

    /// <summary>Turns an error of SQLite into one that says what to do.</summary>
    public StoreException Describe(SqliteException error) => SqliteErrors.Describe(Path, error);

    public void Dispose()
    {
        using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
        _turn.Dispose();
    }

    private static bool TryExecute(sqlite3 handle, string sql)
    {
        var code = raw.sqlite3_exec(handle, sql);
        if ((code & 0xFF) == raw.SQLITE_BUSY)
            return false;
        SqliteException.ThrowExceptionForRC(code, handle);
        return true;
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = true,
        DefaultTimeout = Math.Max(1, (int)_blockingWait.TotalSeconds),
    }.ToString();

    private SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Configure(connection);
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Describe(error);
        }
    }

    private void Configure(SqliteConnection connection)
    {
        raw.sqlite3_busy_timeout(connection.Handle!, (int)_blockingWait.TotalMilliseconds);
        using var command = connection.CreateCommand();
        command.CommandText =
            $"PRAGMA synchronous = FULL; PRAGMA cache_size = -{CacheKiB}; PRAGMA wal_autocheckpoint = {CheckpointPages}; "
            + $"PRAGMA journal_size_limit = {JournalBytes};";
        if (_options.MaxPageCount is { } pages)
            command.CommandText += $"PRAGMA max_page_count = {pages};";
        command.ExecuteNonQuery();
    }
}
