namespace MetadataIngestion.Connectors.FileLake;

/// <summary>How the fields of a dataset's files are told to be the same.</summary>
public enum FieldMerging
{
    /// <summary>By their names.</summary>
    Name,

    /// <summary>
    /// By the field ids of Parquet and Avro files, so that a renamed field stays one and has the name of the last file; by name where there
    /// are none. Not for writers that only count their fields.
    /// </summary>
    FieldId,
}
