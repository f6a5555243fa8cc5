using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;

/// <summary>What a crawl without the pipeline yields.</summary>
internal sealed class Crawl(List<CrawlItem> items)
{
    public IReadOnlyList<CrawlItem> Items => items;

    public static Task<Crawl> OfAsync(string connectionString, IAssetFilter? filter = null) =>
        OfAsync(new PostgreSqlOptions { ConnectionString = connectionString }, filter);

    public static async Task<Crawl> OfAsync(PostgreSqlOptions options, IAssetFilter? filter = null)
    {
        await using var source = new PostgreSqlSource(options);
        var context = new CrawlContext { SourceName = "test" };
        if (filter is not null)
            context = new CrawlContext { SourceName = "test", Filter = filter };
        var items = new List<CrawlItem>();
        await foreach (var item in source.CrawlAsync(context, CancellationToken.None))
            items.Add(item);
        return new Crawl(items);
    }

    public IEnumerable<T> All<T>() => items.OfType<T>();

    public IEnumerable<Asset> Assets => items.OfType<AssetFound>().Select(found => found.Asset);

    /// <summary>A table or view by schema and name.</summary>
    public Dataset Dataset(string name) => Assets.OfType<Dataset>().Single(dataset => Name(dataset.Path) == name);

    public bool Has(string name) => Assets.Any(asset => Name(asset.Path) == name);

    public bool Completed(string name) => items.OfType<ScopeCompleted>().Any(completed => Name(completed.Scope) == name);

    public ScopeIncomplete Incomplete(string name) => items.OfType<ScopeIncomplete>().Single(incomplete => Name(incomplete.Scope) == name);

    // Names without the database, which is called differently in every test.
    private static string Name(AssetPath path) => string.Join('.', path.Parts.Skip(1));
}
