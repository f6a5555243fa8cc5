using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>A file cannot be read, or not as what its name claims. Never leaves the connector: it ends as a warning about the file.</summary>
/// <param name="cause">What is wrong; follows the file's name.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="innerException">What the file system said.</param>
internal sealed class SampleException(string cause, string remedy, Exception? innerException = null) : Exception(cause, innerException)
{
    public string Remedy => remedy;

    /// <summary>Whether the file's contents are to blame, so that it stays like that until they change.</summary>
    public bool IsLasting { get; init; } = true;

    public Finding Finding => new(Message, Remedy) { IsLasting = IsLasting };

    public static SampleException From(Exception exception, string path) => exception switch
    {
        StoreException store => Passing($"cannot be read: {store.Message}", store.Remedy, store),
        UnauthorizedAccessException => Passing("cannot be opened: access is denied", $"Give the account that runs the crawl the right to read {path}.", exception),
        FileNotFoundException or DirectoryNotFoundException => Passing("went away during the crawl", "Crawl again when nothing moves files in the lake.", exception),
        InvalidDataException => new("is not valid gzip", "Write the file again, or give it the extension of its real format.", exception),
        _ => Passing($"cannot be read: {exception.Message}", $"Check the file system that holds {path}, then crawl again.", exception),
    };

    private static SampleException Passing(string cause, string remedy, Exception exception) => new(cause, remedy, exception) { IsLasting = false };
}
