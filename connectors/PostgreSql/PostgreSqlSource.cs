using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Crawling;

namespace MetadataIngestion.Connectors.PostgreSql;

/// <summary>Crawls the databases of one PostgreSQL server.</summary>
internal sealed class PostgreSqlSource(PostgreSqlOptions options) : ISplittableSource, ITestableSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new ServerCrawl(options, context).CrawlAsync(cancellationToken);

    public async Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        await new ConnectionTest(options, context).RunAsync(cancellationToken);

    public Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken) =>
        new PartPlanner(options, context).PlanAsync(atMost, cancellationToken);

    // A crawl's sessions end with its enumeration; nothing else is held.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
