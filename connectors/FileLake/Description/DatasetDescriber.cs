using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Describes what layouts find: from memory where nothing has changed, else by reading it.</summary>
internal sealed class DatasetDescriber(CompanionReader companions, DatasetReader reader, LabelReader labels, LakeMemory memory)
{
    private readonly TableReader _tables = new(reader.Sidecars);

    /// <summary>Begins to describe a dataset. To be called in the order of the datasets; what is begun ends in any order.</summary>
    public async ValueTask<Task<IReadOnlyList<CrawlItem>>> StartAsync(LayoutItem item, CancellationToken cancellationToken) => item switch
    {
        GroupFound found => Start(found, await MarkAsync(found, cancellationToken).ConfigureAwait(false), cancellationToken),
        TableFound found => Start(found, await MarkAsync(found, cancellationToken).ConfigureAwait(false), cancellationToken),
        _ => throw new InvalidOperationException($"{item.GetType().Name} is no dataset."),
    };

    private Task<IReadOnlyList<CrawlItem>> Start(GroupFound found, DatasetMark? mark, CancellationToken cancellationToken)
    {
        var files = memory.Datasets.Knows(found.Path, mark) ? null : memory.Datasets.FilesOf(found.Path);
        return files is not null && reader.Refuse(found, files) is { } refused
            ? Task.FromResult<IReadOnlyList<CrawlItem>>([refused])
            : LabelAsync(found, DescribeAsync(found.Path, mark, files, files => reader.ReadAsync(found, files, cancellationToken), cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<CrawlItem>> Start(TableFound found, DatasetMark? mark, CancellationToken cancellationToken) =>
        DescribeAsync(found.Path, mark, FileMemory.None, _ => _tables.ReadAsync(found, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<CrawlItem>> LabelAsync(GroupFound found, Task<IReadOnlyList<CrawlItem>> described, CancellationToken cancellationToken) =>
        await labels.AddToFileAsync(await described.ConfigureAwait(false), found.Group.Newest, cancellationToken).ConfigureAwait(false);

    private Task<IReadOnlyList<CrawlItem>> DescribeAsync(
        AssetPath path,
        DatasetMark? mark,
        FileMemory? files,
        Func<FileMemory, ValueTask<DatasetDescription>> read,
        CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            if (memory.Datasets.Knows(path, mark) && memory.Datasets.Recall(path) is { } recalled)
                return recalled;

            files ??= memory.Datasets.FilesOf(path);
            var description = await ReadAsync(path, files, read).ConfigureAwait(false);
            if (memory.IsKept && mark is not null)
            {
                memory.Datasets.Remember(path, mark, description, files.Write());
            }

            return description.Items;
        },
        cancellationToken);

    private static async ValueTask<DatasetDescription> ReadAsync(AssetPath path, FileMemory files, Func<FileMemory, ValueTask<DatasetDescription>> read)
    {
        try
        {
            return await read(files).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            return new DatasetDescription([DatasetReader.LimitReached(path, AssetKinds.Datasets, exception)], IsLasting: false);
        }
    }

    private async ValueTask<DatasetMark?> MarkAsync(GroupFound found, CancellationToken cancellationToken) =>
        memory.IsKept && (found.Group.Folder ?? StorePath.FolderOf(found.Group.Newest?.FullPath)) is { } folder
            && await CompanionsAsync(folder, cancellationToken).ConfigureAwait(false) is { } listed
            ? DatasetMark.Of(found, listed)
            : null;

    private async ValueTask<DatasetMark?> MarkAsync(TableFound found, CancellationToken cancellationToken)
    {
        try
        {
            return memory.IsKept && await found.Format.FindVersionAsync(found.Folder, cancellationToken).ConfigureAwait(false) is { } version
                ? DatasetMark.Of(found, version)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // reading the table says what is wrong
        }
    }

    private async ValueTask<IReadOnlyList<StoreEntry>?> CompanionsAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await companions.ListAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SampleException)
        {
            return null; // reading the dataset says what is wrong
        }
    }
}
