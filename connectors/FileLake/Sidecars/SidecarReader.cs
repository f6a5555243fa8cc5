using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>Adds to datasets what files beside their data say.</summary>
internal sealed class SidecarReader(LakeFolders folders)
{
    private const int MaxBytes = 256 * 1024;

    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">The folder that its data lies in.</param>
    /// <param name="isFolder">Whether the folder holds nothing else, so that files without the dataset's name are about it too.</param>
    /// <param name="cancellationToken">Honoured while reading.</param>
    public async ValueTask<IReadOnlyList<CrawlItem>> AddAsync(Dataset dataset, string folder, bool isFolder, CancellationToken cancellationToken)
    {
        List<CrawlItem> items = [];
        var names = NamesOf(dataset);
        foreach (var companion in await FindAsync(dataset, folder, isFolder, names, items, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var sidecar = await ReadAsync(StorePath.Join(folder, companion.Name), companion, names, cancellationToken).ConfigureAwait(false);
                dataset = SidecarMerge.Apply(dataset, sidecar);
                items.AddRange(SidecarMerge.Unknown(dataset, sidecar, companion.Name));
            }
            catch (SampleException exception)
            {
                items.Add(new CrawlWarning(dataset.Path, $"{companion.Name} beside {dataset.Path} {exception.Message}.", exception.Remedy));
            }
        }

        return [new AssetFound(dataset), .. items];
    }

    /// <summary>Contracts first, since the short form is there to have the last word.</summary>
    private async ValueTask<IEnumerable<StoreEntry>> FindAsync(
        Dataset dataset,
        string folder,
        bool isFolder,
        IReadOnlyList<string> names,
        List<CrawlItem> items,
        CancellationToken cancellationToken)
    {
        try
        {
            var companions = await folders.CompanionsAsync(folder, cancellationToken).ConfigureAwait(false);
            return companions
                .Where(companion => companion.Name != CompanionNames.Readme && IsAbout(companion.Name, isFolder, names))
                .OrderBy(companion => !companion.Name.EndsWith(CompanionNames.ContractSuffix, StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var failure = SampleException.From(exception, folder);
            items.Add(new CrawlWarning(dataset.Path, $"The folder of {dataset.Path} {failure.Message}.", failure.Remedy));
            return [];
        }
    }

    private static bool IsAbout(string companion, bool isFolder, IReadOnlyList<string> names) =>
        (isFolder && (companion == CompanionNames.Dataset || companion.EndsWith(CompanionNames.ContractSuffix, StringComparison.Ordinal)))
        || names.Any(name => companion == name + CompanionNames.DatasetSuffix || companion == name + CompanionNames.ContractSuffix);

    /// <summary>The last name of the path, with and without what follows its first dot.</summary>
    private static IReadOnlyList<string> NamesOf(Dataset dataset)
    {
        var name = dataset.Path.LastPart;
        return [name, name.Split('.')[0]];
    }

    private async ValueTask<Sidecar> ReadAsync(string path, StoreEntry entry, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var root = YamlText.Parse(await ReadTextAsync(path, entry, cancellationToken).ConfigureAwait(false));
        return entry.Name.EndsWith(CompanionNames.ContractSuffix, StringComparison.Ordinal) ? DataContract.Read(root, names) : DatasetYaml.Read(root);
    }

    private async ValueTask<string> ReadTextAsync(string path, StoreEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Size > MaxBytes)
            throw new SampleException("is larger than 256 KiB and was not read", "Shorten it.");

        try
        {
            var file = await folders.Store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                var bytes = new byte[(int)Math.Min(file.Length, MaxBytes)];
                var read = await file.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false);
                return Encoding.UTF8.GetString(bytes.AsSpan(0, read)).TrimStart('\uFEFF');
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SampleException.From(exception, path);
        }
    }
}
