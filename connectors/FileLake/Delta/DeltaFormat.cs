using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Delta Lake: folders with a log of JSON commits and Parquet checkpoints.</summary>
internal sealed class DeltaFormat : ITableFormat
{
    public string Name => "delta";

    public ValueTask<bool> IsRootAsync(TableFolder folder, CancellationToken cancellationToken) =>
        ValueTask.FromResult(folder.Listing.HiddenFolders.Contains(DeltaLogFiles.Folder));

    /// <summary>The newest version and the file that makes it, since a table that is created anew begins at 0 again.</summary>
    public async ValueTask<TableVersion?> FindVersionAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var files = await DeltaLogFiles.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        return Newest(files) is { } newest ? new TableVersion(LogMark.Of(newest), files.Mark) : null;
    }

    public async ValueTask<LakeTable> ReadAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var files = await DeltaLogFiles.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        if (Newest(files) is not { } newest)
            throw new SampleException("has an empty Delta log", "Restore the log, or remove the folder _delta_log if the folder is no table.");

        var log = new DeltaLog(files, new DeltaLogReader(folder.Store, folder.Folder));
        var snapshot = await log.ReadAsync(cancellationToken).ConfigureAwait(false);
        return DeltaTable.Describe(folder.Path, snapshot, newest.Modified, log.Findings);
    }

    private static StoreEntry? Newest(DeltaLogFiles files) =>
        files.Commit(files.Version) ?? files.Checkpoints.Select(checkpoint => (StoreEntry?)checkpoint.Files[^1]).FirstOrDefault();
}
