using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>Why a folder could not be listed.</summary>
internal sealed record ListingFailure(IncompleteReason Reason, string Cause, string Remedy)
{
    /// <summary>Whether it may just go well later.</summary>
    public bool IsTransient { get; private init; }

    public static ListingFailure From(Exception exception, string folder) => exception switch
    {
        StoreException store => new(store.Fault == StoreFault.Denied ? IncompleteReason.AccessDenied : IncompleteReason.Error, store.Message, store.Remedy)
        {
            IsTransient = store.Fault == StoreFault.Unavailable,
        },
        UnauthorizedAccessException => new(
            IncompleteReason.AccessDenied,
            "access is denied",
            $"Give the account that runs the crawl the right to read and enter {folder}."),
        DirectoryNotFoundException => new(
            IncompleteReason.Error,
            "it does not exist, or went away during the crawl",
            $"Check that {folder} exists and its file system is mounted, then crawl again."),
        _ => new(
            IncompleteReason.Error,
            exception.Message,
            $"Check the file system that holds {folder}, then crawl again."),
    };
}
