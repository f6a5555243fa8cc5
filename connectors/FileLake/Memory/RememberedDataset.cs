using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What a crawl had to say about a dataset.</summary>
/// <param name="Dataset">The dataset; <see langword="null"/> for one that could not be read.</param>
/// <param name="Warnings">What is wrong with it.</param>
internal sealed record RememberedDataset(Dataset? Dataset, IReadOnlyList<RememberedWarning> Warnings)
{
    /// <returns>What holds as long as the dataset is the same; <see langword="null"/> for items of other kinds.</returns>
    public static RememberedDataset? Of(IReadOnlyList<CrawlItem> description) => description switch
    {
        [AssetUnreadable unreadable] => new(null, [new RememberedWarning(unreadable.Reason, unreadable.Remedy)]),
        [AssetFound { Asset: Dataset dataset }, ..] when description.Skip(1).All(static item => item is CrawlWarning) =>
            new(dataset, [.. description.OfType<CrawlWarning>().Select(static warning => new RememberedWarning(warning.Message, warning.Remedy))]),
        _ => null,
    };

    /// <summary>The same, to be said again.</summary>
    public IReadOnlyList<CrawlItem> Repeat(AssetPath path) => Dataset is null
        ? [.. Warnings.Select(warning => new AssetUnreadable(path, AssetKinds.Datasets, warning.Message, warning.Remedy))]
        : [new AssetFound(Dataset with { Path = path }), .. Warnings.Select(warning => new CrawlWarning(path, warning.Message, warning.Remedy))];
}
