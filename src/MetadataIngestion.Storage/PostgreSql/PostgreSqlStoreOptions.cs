namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Where the shared store lies and how long its rights last.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// An Npgsql connection string, such as <c>Host=db;Database=metadata;Username=ingestion;Password=...</c>. The user must be able to create the schema, or
    /// own it.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema that holds the store's tables; made when it is missing. The default is <c>metadata_ingestion</c>.</summary>
    public string Schema { get; set; } = "metadata_ingestion";

    /// <summary>
    /// How long an exclusive right lasts when its holder does not renew it, which it does three times in that time: how soon another worker takes over from
    /// one that is gone. The default is 30 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many offsets a partition of the log holds. Smaller ones make retention testable.</summary>
    internal long PartitionSize { get; set; } = 2_000_000;
}
