namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Which database keeps the log.</summary>
internal enum StoreProvider
{
    /// <summary>A file beside the program; nothing to install.</summary>
    Sqlite,

    /// <summary>A schema of a PostgreSQL database, which several workers can share.</summary>
    Postgresql,
}
