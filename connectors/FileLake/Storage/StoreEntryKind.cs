namespace MetadataIngestion.Connectors.FileLake.Storage;

internal enum StoreEntryKind : byte
{
    File,
    Folder,

    /// <summary>A link to anything; what is behind it is not looked at.</summary>
    Link,
}
