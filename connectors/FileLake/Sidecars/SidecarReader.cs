using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>Adds to datasets what files beside their data say.</summary>
internal sealed class SidecarReader(CompanionReader companions)
{
    private const int MaxBytes = 256 * 1024;

    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">The folder that its data lies in.</param>
    /// <param name="isFolder">Whether the folder holds nothing else, so that files without the dataset's name are about it too.</param>
    /// <param name="cancellationToken">Honoured while reading.</param>
    public async ValueTask<DatasetDescription> AddAsync(Dataset dataset, string folder, bool isFolder, CancellationToken cancellationToken)
    {
        List<CrawlItem> warnings = [];
        var isLasting = true;
        var names = NamesOf(dataset);
        foreach (var companion in await FindAsync(dataset, folder, isFolder, names, warnings, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var sidecar = await ReadAsync(folder, companion, names, cancellationToken).ConfigureAwait(false);
                dataset = SidecarMerge.Apply(dataset, sidecar);
                warnings.AddRange(SidecarMerge.Unknown(dataset, sidecar, companion.Name));
            }
            catch (SampleException exception)
            {
                isLasting &= exception.IsLasting;
                warnings.Add(new CrawlWarning(dataset.Path, $"{companion.Name} beside {dataset.Path} {exception.Message}.", exception.Remedy));
            }
        }

        return new DatasetDescription([new AssetFound(dataset), .. warnings], isLasting);
    }

    /// <summary>Contracts first, since the short form is there to have the last word.</summary>
    private async ValueTask<IEnumerable<StoreEntry>> FindAsync(
        Dataset dataset,
        string folder,
        bool isFolder,
        IReadOnlyList<string> names,
        List<CrawlItem> warnings,
        CancellationToken cancellationToken)
    {
        try
        {
            var listed = await companions.ListAsync(folder, cancellationToken).ConfigureAwait(false);
            return listed
                .Where(companion => companion.Name != CompanionNames.Readme && IsAbout(companion.Name, isFolder, names))
                .OrderBy(companion => !companion.Name.EndsWith(CompanionNames.ContractSuffix, StringComparison.Ordinal));
        }
        catch (SampleException exception)
        {
            warnings.Add(new CrawlWarning(dataset.Path, $"The folder of {dataset.Path} {exception.Message}.", exception.Remedy));
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

    private async ValueTask<Sidecar> ReadAsync(string folder, StoreEntry entry, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (entry.Size > MaxBytes)
            throw new SampleException("is larger than 256 KiB and was not read", "Shorten it.");

        var root = YamlText.Parse(await companions.ReadAsync(folder, entry, MaxBytes, static text => text, cancellationToken).ConfigureAwait(false));
        return entry.Name.EndsWith(CompanionNames.ContractSuffix, StringComparison.Ordinal) ? DataContract.Read(root, names) : DatasetYaml.Read(root);
    }
}
