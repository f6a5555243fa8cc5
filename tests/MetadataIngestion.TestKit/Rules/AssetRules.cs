using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Every asset and field is one of a kind and says where it belongs.</summary>
internal static class AssetRules
{
    public static void CheckUniqueness(CrawlRecord crawl) => Findings.Report(
        [
            .. crawl.Assets.GroupBy(asset => asset.Key()).Where(group => group.Count() > 1).Select(group => $"{group.First().Describe()} was found {group.Count()} times."),
            .. crawl.Assets.Where(asset => asset.Identity is not null)
                .GroupBy(asset => (asset.Kind(), asset.Identity))
                .Where(group => group.DistinctBy(asset => asset.Key()).Count() > 1)
                .Select(group => $"The identity '{group.Key.Identity}' belongs to several: {string.Join(", ", group.Select(asset => asset.Describe()))}."),
            .. crawl.Assets.OfType<Dataset>().SelectMany(FieldProblems),
        ],
        "Paths and identities tell assets and fields apart: two that share one overwrite each other.");

    public static void CheckBelonging(CrawlRecord crawl, string platform, string? instance) => Findings.Report(
        [
            .. Paths(crawl).Where(path => path.Platform != platform).Select(path => $"'{path}' has the platform '{path.Platform}' instead of '{platform}'."),
            .. Paths(crawl).Where(path => path.Instance != instance).Select(path => $"'{path}' has the instance '{path.Instance}' instead of '{instance}'."),
            .. crawl.Assets.Where(asset => asset.Path.Parts.Count == 0).Select(asset => $"{asset.Describe()} has a path without parts, which is the source itself."),
        ],
        "Begin every path with AssetPath.Root of the descriptor's platform and CrawlContext.Instance.");

    private static IEnumerable<AssetPath> Paths(CrawlRecord crawl) => crawl.Items.Select(PathOf).OfType<AssetPath>().Distinct();

    private static AssetPath? PathOf(CrawlItem item) => item switch
    {
        AssetFound found => found.Asset.Path,
        AssetUnreadable unreadable => unreadable.Path,
        AssetFiltered filtered => filtered.Path,
        ScopeCompleted completed => completed.Scope,
        ScopeIncomplete incomplete => incomplete.Scope,
        CrawlWarning warning => warning.Path,
        _ => null,
    };

    private static IEnumerable<string> FieldProblems(Dataset dataset)
    {
        var fields = dataset.Schema?.Fields ?? [];
        return
        [
            .. Repeated(fields.Select(field => field.Path)).Select(path => $"{dataset.Describe()} has the field '{path}' more than once."),
            .. Repeated(fields.Select(field => field.Identity)).Select(identity => $"{dataset.Describe()} has the field identity '{identity}' more than once."),
        ];
    }

    private static IEnumerable<string> Repeated(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(value => value).Where(group => group.Count() > 1).Select(group => group.Key);
}
