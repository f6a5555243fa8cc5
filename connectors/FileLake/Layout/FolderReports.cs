using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What is said about folders that cannot be listed as they are.</summary>
internal static class FolderReports
{
    /// <summary>
    /// The folder may have been a container or a dataset before; neither it nor what was inside is to be taken for gone.
    /// </summary>
    public static IEnumerable<LayoutItem> Unreadable(AssetPath path, ListingFailure failure)
    {
        var message = $"The folder {path} cannot be listed: {failure.Cause}.";
        yield return new Reported(new AssetUnreadable(path, AssetKinds.Containers | AssetKinds.Datasets, message, failure.Remedy));
        yield return new Reported(new ScopeIncomplete(path, failure.Reason, message, failure.Remedy));
    }

    /// <summary>What a listing holds that is not looked into.</summary>
    public static IEnumerable<LayoutItem> LeftOut(AssetPath folder, FolderListing listing)
    {
        if (listing.HasNameless)
        {
            yield return new Reported(new CrawlWarning(
                folder,
                $"{folder} holds objects whose keys have two slashes in a row; they cannot be named and were left out.",
                "Copy them to keys without empty names, or exclude the folder."));
        }

        foreach (var link in listing.Links)
        {
            yield return new Reported(new CrawlWarning(
                folder,
                $"{folder}/{link} is a link and is not followed.",
                "If the data behind it belongs to the lake, crawl the link's target as a source of its own."));
        }
    }

    public static ScopeIncomplete EmptyRoot(LakeRoot root) => new(
        root.Path,
        IncompleteReason.Error,
        $"The root folder {root.FullPath} holds nothing at all, as the mount point of a missing mount does.",
        "Mount its file system, or set AllowEmptyRoot to true if the lake really is empty.");

    public static SourceException RootUnlistable(string folder, ListingFailure failure)
    {
        var message = $"The root folder {folder} cannot be listed: {failure.Cause}.";
        return failure switch
        {
            { IsTransient: true } => new RetriableSourceException(message, failure.Remedy),
            { Reason: IncompleteReason.AccessDenied } => new SourceAccessDeniedException(message, failure.Remedy),
            _ => new SourceConfigurationException(message, failure.Remedy),
        };
    }
}
