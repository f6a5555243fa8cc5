namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>The kinds of stores.</summary>
internal enum StoreKind
{
    Local,
    S3,
    Gcs,
    Azure,
}
