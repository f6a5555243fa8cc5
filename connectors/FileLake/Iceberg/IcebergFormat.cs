using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Apache Iceberg: folders with metadata files in JSON, of which each describes the whole table.</summary>
internal sealed class IcebergFormat : ITableFormat
{
    public string Name => "iceberg";

    public async ValueTask<bool> IsRootAsync(TableFolder folder, CancellationToken cancellationToken) =>
        folder.Listing.Folders.Contains(IcebergFiles.Folder)
        && (await IcebergFiles.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false)).Any;

    public async ValueTask<TableVersion?> FindVersionAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var files = await IcebergFiles.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        if (!files.Any)
            return null;

        List<Finding> findings = [];
        var current = await files.FindCurrentAsync(folder.Store, folder.Folder, findings, cancellationToken).ConfigureAwait(false);
        return new TableVersion(string.Create(CultureInfo.InvariantCulture, $"{LogMark.Of(current)}/{findings.Count}"), files.Mark);
    }

    public async ValueTask<LakeTable> ReadAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var files = await IcebergFiles.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        if (!files.Any)
            throw new SampleException("has no Iceberg metadata any more", "Crawl again when nothing removes the table.");

        List<Finding> findings = [];
        var current = await files.FindCurrentAsync(folder.Store, folder.Folder, findings, cancellationToken).ConfigureAwait(false);
        var reader = new IcebergReader(folder.Store, StorePath.Join(folder.Folder, IcebergFiles.Folder));
        using var metadata = await reader.ReadMetadataAsync(current, cancellationToken).ConfigureAwait(false);
        try
        {
            var snapshot = await reader.ReadSnapshotAsync(metadata.RootElement, findings, cancellationToken).ConfigureAwait(false);
            return IcebergTable.Describe(folder.Path, metadata.RootElement, snapshot, findings);
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"has damaged Iceberg metadata in {current.Name}: {exception.Message}", "Restore the file, or exclude the table.", exception);
        }
    }
}
