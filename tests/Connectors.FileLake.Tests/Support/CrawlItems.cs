using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Support;

internal static class CrawlItems
{
    public static IEnumerable<Dataset> Datasets(this IEnumerable<CrawlItem> items) =>
        items.OfType<AssetFound>().Select(found => found.Asset).OfType<Dataset>();

    public static IEnumerable<string> Containers(this IEnumerable<CrawlItem> items) =>
        items.OfType<AssetFound>().Select(found => found.Asset).OfType<Container>().Select(container => container.Path.Name);

    public static IEnumerable<string> CompletedScopes(this IEnumerable<CrawlItem> items) =>
        items.OfType<ScopeCompleted>().Select(completed => completed.Scope.Name);
}
