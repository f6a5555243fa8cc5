namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The formats whose schema can be read.</summary>
internal enum FileFormat
{
    Csv,
    Tsv,
    Json,
    JsonLines,
    Parquet,
    Avro,
    Orc,

    /// <summary>One that the file's name does not tell, so that its contents have to.</summary>
    Unnamed,
}
