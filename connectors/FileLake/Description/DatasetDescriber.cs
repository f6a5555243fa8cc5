using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Describes what layouts find: from memory where nothing has changed, else by reading it.</summary>
internal sealed class DatasetDescriber(LakeFolders folders, DatasetReader reader, DatasetMemory memory, DatasetMark marks)
{
    private readonly TableReader _tables = new(reader.Sidecars);

    /// <summary>Begins to describe a dataset. To be called in the order of the datasets; what is begun ends in any order.</summary>
    public async ValueTask<Task<IReadOnlyList<CrawlItem>>> StartAsync(LayoutItem item, CancellationToken cancellationToken) => item switch
    {
        GroupFound found => Start(found, await MarkAsync(found, cancellationToken).ConfigureAwait(false), cancellationToken),
        TableFound found => Start(found, await MarkAsync(found, cancellationToken).ConfigureAwait(false), cancellationToken),
        _ => throw new InvalidOperationException($"{item.GetType().Name} is no dataset."),
    };

    private Task<IReadOnlyList<CrawlItem>> Start(GroupFound found, string? mark, CancellationToken cancellationToken)
    {
        if (memory.Knows(found.Path, mark))
            return RecallAsync(found.Path, mark, () => reader.ReadAsync(found, cancellationToken), cancellationToken);

        return reader.Refuse(found) is { } refused
            ? Task.FromResult<IReadOnlyList<CrawlItem>>([refused])
            : DescribeAsync(found.Path, mark, () => reader.ReadAsync(found, cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<CrawlItem>> Start(TableFound found, string? mark, CancellationToken cancellationToken) => memory.Knows(found.Path, mark)
        ? RecallAsync(found.Path, mark, () => _tables.ReadAsync(found, cancellationToken), cancellationToken)
        : DescribeAsync(found.Path, mark, () => _tables.ReadAsync(found, cancellationToken), cancellationToken);

    private Task<IReadOnlyList<CrawlItem>> RecallAsync(AssetPath path, string? mark, Func<ValueTask<DatasetDescription>> read, CancellationToken cancellationToken) => Task.Run(
        async () => memory.Recall(path) ?? await DescribeAsync(path, mark, read, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    private Task<IReadOnlyList<CrawlItem>> DescribeAsync(AssetPath path, string? mark, Func<ValueTask<DatasetDescription>> read, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var description = await read().ConfigureAwait(false);
            if (description.IsLasting)
            {
                memory.Remember(path, mark, description.Items);
            }

            return description.Items;
        },
        cancellationToken);

    private async ValueTask<string?> MarkAsync(GroupFound found, CancellationToken cancellationToken) =>
        memory.IsKept && (found.Group.Folder ?? StorePath.FolderOf(found.Group.Newest?.FullPath)) is { } folder
            && await CompanionsAsync(folder, cancellationToken).ConfigureAwait(false) is { } companions
            ? marks.Of(found, companions)
            : null;

    private async ValueTask<string?> MarkAsync(TableFound found, CancellationToken cancellationToken)
    {
        try
        {
            return memory.IsKept && await found.Format.FindVersionAsync(found.Folder, cancellationToken).ConfigureAwait(false) is { } version
                ? marks.Of(found.Format.Name, version, found.Folder.Listing.Companions)
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
            return await folders.CompanionsAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // reading the dataset says what is wrong
        }
    }
}
