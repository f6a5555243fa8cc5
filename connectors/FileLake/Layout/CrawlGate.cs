using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What the source's filters say about folders and datasets.</summary>
internal sealed class CrawlGate(IAssetFilter filter)
{
    /// <summary>
    /// Whether the filters leave out the folder with all it holds. A folder can be a dataset of its own name, so it goes only when neither
    /// it nor anything inside it is wanted.
    /// </summary>
    public AssetFiltered? FilterFolder(AssetPath folder) =>
        filter.EvaluateContents(folder) is { IsAllowed: false, Rule: { } rule } && !filter.Evaluate(folder).IsAllowed
            ? new AssetFiltered(folder, rule)
            : null;

    public AssetFiltered? FilterDataset(AssetPath dataset) =>
        filter.Evaluate(dataset) is { IsAllowed: false, Rule: { } rule } ? new AssetFiltered(dataset, rule) : null;
}
