using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Crawling;

/// <summary>What a crawl without the pipeline yields.</summary>
internal sealed class Crawl(List<CrawlItem> items)
{
    public IReadOnlyList<CrawlItem> Items => items;

    public static Task<Crawl> OfAsync(string connectionString, IAssetFilter? filter = null) =>
        OfAsync(new SqlServerOptions { ConnectionString = connectionString }, filter);

    public static async Task<Crawl> OfAsync(SqlServerOptions options, IAssetFilter? filter = null, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        await using var source = new SqlServerSource(options);
        var context = new CrawlContext { SourceName = "test", TimeProvider = clock ?? new ImpatientClock() };
        if (filter is not null)
            context = new CrawlContext { SourceName = "test", Filter = filter, TimeProvider = clock ?? new ImpatientClock() };
        var items = new List<CrawlItem>();
        await foreach (var item in source.CrawlAsync(context, cancellationToken))
            items.Add(item);
        return new Crawl(items);
    }

    public IEnumerable<T> All<T>() => items.OfType<T>();

    public IEnumerable<Asset> Assets => items.OfType<AssetFound>().Select(found => found.Asset);

    /// <summary>A table, view or synonym by schema and name.</summary>
    public Dataset Dataset(string name) => Assets.OfType<Dataset>().Single(dataset => Name(dataset.Path) == name);

    public Routine Routine(string name) => Assets.OfType<Routine>().Single(routine => Name(routine.Path) == name);

    public Container Schema(string name) => Assets.OfType<Container>().Single(container => Name(container.Path) == name);

    public Field Field(string dataset, string field) => Dataset(dataset).Schema!.Fields.Single(item => item.Path == field);

    public bool Has(string name) => Assets.Any(asset => Name(asset.Path) == name);

    public bool Completed(string name) => items.OfType<ScopeCompleted>().Any(completed => Name(completed.Scope) == name);

    public CapabilityReported Capability(string name) => items.OfType<CapabilityReported>().Single(reported => reported.Capability == name);

    public IEnumerable<string> WarningsOf(string name) => items.OfType<CrawlWarning>().Where(warning => Name(warning.Path) == name).Select(warning => warning.Message);

    // Names without the database, which is called differently on every server.
    public static string Name(AssetPath path) => string.Join('.', path.Parts.Skip(1));
}
