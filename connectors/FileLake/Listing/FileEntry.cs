namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>A regular file as its folder lists it.</summary>
internal readonly record struct FileEntry(string Name, long Size, DateTimeOffset Modified);
