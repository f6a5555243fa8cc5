using MetadataIngestion.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Storage.Tests.Sqlite;

/// <summary>Opens database files as the store does, and behind its back.</summary>
internal static class SqliteFile
{
    public static SqliteMetadataStore Store(string path, TimeSpan? busyTimeout = null, long? maxPageCount = null, TimeProvider? timeProvider = null) => new(
        new SqliteStoreOptions { Path = path, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30), MaxPageCount = maxPageCount },
        timeProvider ?? TimeProvider.System,
        NullLogger<SqliteMetadataStore>.Instance);

    public static async Task<SqliteMetadataStore> OpenAsync(string path, TimeSpan? busyTimeout = null, long? maxPageCount = null)
    {
        var store = Store(path, busyTimeout, maxPageCount);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    public static SqliteConnection Connect(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static object? Query(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Fails unless the file is sound and the log counts from 1 without a gap up to its head.</summary>
    public static void AssertSound(string path)
    {
        Assert.Equal("ok", Query(path, "PRAGMA integrity_check"));
        Assert.Equal(0L, Query(path, "SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal(Query(path, "SELECT log_offset FROM log_head"), Query(path, "SELECT count(*) FROM log"));
        Assert.Equal(Query(path, "SELECT log_offset FROM log_head"), Query(path, "SELECT ifnull(max(log_offset), 0) FROM log"));
    }
}
