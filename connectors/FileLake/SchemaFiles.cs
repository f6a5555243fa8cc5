namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Which files of a dataset its schema comes from.</summary>
public enum SchemaFiles
{
    /// <summary>The newest files and the oldest, up to <see cref="FileLakeOptions.MaxFiles"/>.</summary>
    Sample,

    /// <summary>The first by name alone.</summary>
    First,

    /// <summary>The newest alone, as DataHub's own crawler does.</summary>
    Newest,

    /// <summary>All of them; the only way to know row counts of large datasets.</summary>
    All,
}
