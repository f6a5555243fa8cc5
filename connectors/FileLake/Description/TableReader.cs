using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Sidecars;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Describes tables that keep their own log.</summary>
internal sealed class TableReader(SidecarReader sidecars)
{
    /// <exception cref="StoreException">The crawl has read all that it may read.</exception>
    public async ValueTask<DatasetDescription> ReadAsync(TableFound found, CancellationToken cancellationToken)
    {
        try
        {
            var table = await found.Format.ReadAsync(found.Folder, cancellationToken).ConfigureAwait(false);
            var described = await sidecars.AddAsync(table.Dataset, found.Folder.Folder, isFolder: true, cancellationToken).ConfigureAwait(false);
            return new DatasetDescription(
                [.. described.Items, .. table.Findings.Select(finding => Warning(found, finding))],
                IsLasting: described.IsLasting && table.Findings.All(static finding => finding.IsLasting)) { IsSound = table.Findings.Count == 0 };
        }
        catch (SampleException exception)
        {
            return Unreadable(found, exception);
        }
        catch (Exception exception) when (StoreException.IsAboutOne(exception))
        {
            return Unreadable(found, SampleException.From(exception, found.Folder.Folder));
        }
    }

    private static CrawlWarning Warning(TableFound found, Finding finding) => new(found.Path, $"{found.Path} {finding.Message}.", finding.Remedy);

    private static DatasetDescription Unreadable(TableFound found, SampleException exception) =>
        new([new AssetUnreadable(found.Path, AssetKinds.Datasets, $"{found.Path} {exception.Message}.", exception.Remedy)], exception.IsLasting) { IsSound = false };
}
