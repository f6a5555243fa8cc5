using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Crawling;

namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>Crawls the databases of one SQL Server.</summary>
internal sealed class SqlServerSource(SqlServerOptions options) : ISplittableSource, ITestableSource
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
