using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Crawling;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.Kafka;

/// <summary>Crawls the topics of one Kafka cluster.</summary>
internal sealed class KafkaSource(KafkaOptions options, ILogger<KafkaSource> logger) : IMetadataSource, ITestableSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new ClusterCrawl(options, context, logger).CrawlAsync(cancellationToken);

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new ConnectionTest(options, context, logger).RunAsync(cancellationToken);

    // A crawl's clients end with its enumeration; nothing else is held.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
