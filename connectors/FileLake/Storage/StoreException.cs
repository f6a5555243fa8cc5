namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>An object store did not do what it was asked. The message completes "cannot be read or listed: ...".</summary>
internal sealed class StoreException(StoreFault fault, string message, string remedy, Exception? innerException = null) : IOException(message, innerException)
{
    public StoreFault Fault => fault;

    public string Remedy => remedy;

    /// <summary>Whether an exception says something about one file or folder, and not that the crawl may read no more.</summary>
    public static bool IsAboutOne(Exception exception) =>
        exception is (IOException and not StoreException { Fault: StoreFault.Limit }) or UnauthorizedAccessException;
}
