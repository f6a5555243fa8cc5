namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Where the embedded store lies and how patient it is.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// The database file; relative to the working directory unless rooted. The file and its folder are created when missing. SQLite keeps
    /// two more files beside it while it is open (<c>-wal</c>, <c>-shm</c>), and the store a folder of lock files (<c>.locks</c>); all of them must
    /// be on a local disk. The default is <c>data/metadata.db</c>.
    /// </summary>
    public string Path { get; set; } = "data/metadata.db";

    /// <summary>
    /// How long to wait for another writer of the same file before an operation fails with a <see cref="Core.Storing.StoreException"/>.
    /// Zero fails at once. The default is 30 seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A bound on the file, in pages, which makes a full disk testable.</summary>
    internal long? MaxPageCount { get; set; }
}
