using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>The database that keeps log, state and runs.</summary>
internal sealed class StoreOptions
{
    /// <summary>Which database: <c>sqlite</c>, a single file, or <c>postgresql</c>, which several workers can share. The default is <c>sqlite</c>.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>
    /// The file of a sqlite store. A relative path starts from the folder that <c>--config</c> names, or else from the current directory. What sources remember
    /// between crawls lies beside it, also where the store is postgresql. The default is <c>data/metadata.db</c>; missing folders are made.
    /// </summary>
    [MinLength(1, ErrorMessage = "must not be empty.")]
    public string Path { get; set; } = "data/metadata.db";

    /// <summary>
    /// How to reach the database of a postgresql store, as Npgsql writes it: <c>Host=db;Database=metadata;Username=ingestion;Password=${STORE_PASSWORD}</c>.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The schema of the database that holds a postgresql store; made when it is missing. The default is <c>metadata_ingestion</c>.</summary>
    public string Schema { get; set; } = "metadata_ingestion";

    /// <summary>
    /// How soon another process takes over the sources and sinks of one that is gone, stopped or cut off from a postgresql store. The default is 30 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How much of the log is kept. Everything is by default.</summary>
    public RetentionOptions Retention { get; set; } = new();
}
