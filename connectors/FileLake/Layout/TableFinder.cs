using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Recognizes folders that are tables, whose files are then not looked at one by one.</summary>
internal sealed class TableFinder(ILakeStore store)
{
    /// <summary>What is to be said of a folder that is a table, or that may be one but does not let itself be looked into; nothing for others.</summary>
    public async ValueTask<IReadOnlyList<LayoutItem>> FindAsync(string folder, AssetPath path, FolderListing listing, CancellationToken cancellationToken)
    {
        var candidate = new TableFolder(store, path, folder, listing);
        try
        {
            return await TableFormats.RecognizeAsync(candidate, cancellationToken).ConfigureAwait(false) is { } format
                ? [new TableFound(candidate, format), new Reported(new ScopeCompleted(path))]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [.. FolderReports.Unreadable(path, ListingFailure.From(exception, folder))];
        }
    }
}
