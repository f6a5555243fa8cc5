namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Which database keeps the log.</summary>
internal enum StoreProvider
{
    /// <summary>A file beside the program; nothing to install.</summary>
    Sqlite,

    /// <summary>A database that several workers can share.</summary>
    PostgreSql,
}
