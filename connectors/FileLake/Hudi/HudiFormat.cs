using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Apache Hudi: folders with properties and a timeline of writes.</summary>
internal sealed class HudiFormat : ITableFormat
{
    public string Name => "hudi";

    public ValueTask<bool> IsRootAsync(TableFolder folder, CancellationToken cancellationToken) =>
        ValueTask.FromResult(folder.Listing.HiddenFolders.Contains(HudiTimeline.Folder));

    public async ValueTask<TableVersion?> FindVersionAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var timeline = await HudiTimeline.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        return timeline.Properties is { } properties
            ? new TableVersion(string.Join('/', timeline.Writes.Select(write => write.Entry).Take(1).Append(properties).Select(LogMark.Of)), timeline.Mark)
            : null;
    }

    public async ValueTask<LakeTable> ReadAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var timeline = await HudiTimeline.ListAsync(folder.Store, folder.Folder, cancellationToken).ConfigureAwait(false);
        if (timeline.Properties is not { } entry)
            throw new SampleException("has a Hudi timeline without properties", "Restore .hoodie/hoodie.properties, or remove the folder .hoodie if the folder is no table.");

        List<Finding> findings = [];
        var reader = new HudiReader(folder.Store);
        var properties = await reader.ReadPropertiesAsync(folder.Folder, entry, cancellationToken).ConfigureAwait(false);
        var isArchived = await HudiTimeline.IsArchivedAsync(folder.Store, folder.Folder, StorePath.NameOf(properties.GetValueOrDefault("hoodie.archivelog.folder", "archived")), cancellationToken).ConfigureAwait(false);
        var history = await reader.ReadHistoryAsync(timeline, isWhole: !isArchived, findings, cancellationToken).ConfigureAwait(false);
        var columns = history is { Schema: null, NewestFile: { } file } && !HudiTable.StatesSchema(properties)
            ? await HudiDataFile.ReadColumnsAsync(folder.Store, folder.Folder, file, findings, cancellationToken).ConfigureAwait(false)
            : null;
        var modified = timeline.Writes.Select(write => (DateTimeOffset?)write.Entry.Modified).FirstOrDefault() ?? entry.Modified;
        return HudiTable.Describe(folder.Path, properties, history, columns, modified, findings);
    }
}
