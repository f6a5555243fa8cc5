using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Kafka.Tests.Support;

internal static class Crawl
{
    public static KafkaSource Source(KafkaOptions options) => new(options, NullLogger<KafkaSource>.Instance);

    public static async Task<List<CrawlItem>> RunAsync(KafkaOptions options, IAssetFilter? filter = null)
    {
        await using var source = Source(options);
        var context = filter is null ? new CrawlContext { SourceName = "events" } : new CrawlContext { SourceName = "events", Filter = filter };
        List<CrawlItem> items = [];
        await foreach (var item in source.CrawlAsync(context, CancellationToken.None))
            items.Add(item);
        return items;
    }

    public static Task<ConnectionReport> CheckAsync(KafkaOptions options) => Source(options).TestConnectionAsync(new CrawlContext { SourceName = "events" }, CancellationToken.None);

    public static IEnumerable<Dataset> Topics(this IEnumerable<CrawlItem> items) => items.OfType<AssetFound>().Select(found => found.Asset).OfType<Dataset>();

    public static Dataset Topic(this IEnumerable<CrawlItem> items, string name) => items.Topics().Single(topic => topic.Path.Name == name);

    public static IEnumerable<string> Paths(this Dataset topic) => topic.Schema!.Fields.Select(field => field.Path);

    public static CapabilityReported Capability(this IEnumerable<CrawlItem> items, string name) => items.OfType<CapabilityReported>().Single(outcome => outcome.Capability == name);
}
