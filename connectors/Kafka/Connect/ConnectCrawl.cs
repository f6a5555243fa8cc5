using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Crawling;
using MetadataIngestion.Connectors.Kafka.Rest;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>Describes the connectors of the configured Kafka Connect clusters, each of which is a scope of its own.</summary>
internal sealed class ConnectCrawl(KafkaOptions options, AssetPath root, IAssetFilter filter, IReadOnlyList<string> topics, CapabilityLedger ledger)
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, connect) in options.Connect.OrderBy(connect => connect.Key, StringComparer.Ordinal))
        {
            foreach (var item in await CrawlAsync(name, connect, cancellationToken))
                yield return item;
        }
    }

    private async Task<IReadOnlyList<CrawlItem>> CrawlAsync(string name, ConnectOptions connect, CancellationToken cancellationToken)
    {
        var cluster = root.Child(name);
        if (filter.EvaluateContents(cluster) is { IsAllowed: false } verdict)
            return [new AssetFiltered(cluster, verdict.Rule ?? "Filters")];

        try
        {
            return [.. await DescribeAsync(cluster, RestServer.Of(name, connect, options.RequestTimeout), connect, cancellationToken), new ScopeCompleted(cluster)];
        }
        catch (RestException cause)
        {
            var isDenied = cause.Trouble == RestTrouble.Denied;
            ledger.Note(Capabilities.ConnectJobs, isDenied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported, $"{cause.Message} {cause.Remedy}");
            return [new ScopeIncomplete(cluster, isDenied ? IncompleteReason.AccessDenied : IncompleteReason.Error, cause.Message, cause.Remedy)];
        }
    }

    private async Task<IReadOnlyList<CrawlItem>> DescribeAsync(AssetPath cluster, RestServer server, ConnectOptions connect, CancellationToken cancellationToken)
    {
        using var client = new ConnectClient(server);
        var builder = new ConnectorBuilder(connect, root, topics);
        List<CrawlItem> items = [];
        foreach (var listed in await client.ListAsync(cancellationToken))
        {
            var connector = await client.AddTopicsAsync(listed, cancellationToken);
            items.Add(new AssetFound(builder.Build(connector, cluster)));
            if (!builder.Knows(connector))
                items.Add(new CrawlWarning(
                    cluster.Child(connector.Name),
                    $"What the connector {connector.Name} reads or writes beside Kafka is not known: its class is {connector.Class}.",
                    $"Describe the class under {server.Option}:{nameof(ConnectOptions.Connectors)}."));
        }

        return items;
    }
}
