using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Connect;
using MetadataIngestion.Connectors.Kafka.Schemas;
using MetadataIngestion.Connectors.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>One crawl of a cluster.</summary>
internal sealed class ClusterCrawl(KafkaOptions options, CrawlContext context, ILogger logger)
{
    private const int BatchSize = 200;

    private readonly AssetPath _root = AssetPath.Root(KafkaConnectorPlugin.Platform, context.Instance);
    private readonly CapabilityLedger _ledger = new();

    public async IAsyncEnumerable<CrawlItem> CrawlAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await foreach (var item in DescribeAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private async IAsyncEnumerable<CrawlItem> DescribeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = new ClusterSession(options, logger);
        CapabilityChoice.Make(_ledger, options);
        var (topics, _) = await new TopicLister(session, options).ListAsync(cancellationToken);
        using var schemas = await RegistryAccess.OpenAsync(options, cancellationToken);
        var wanted = new List<Topic>();
        foreach (var topic in topics)
        {
            if (Refuse(topic) is { } refused)
                yield return refused;
            else
                wanted.Add(topic);
        }

        await foreach (var item in DescribeAsync(session, wanted, schemas, cancellationToken))
            yield return item;
        foreach (var warning in NameWarnings(wanted))
            yield return warning;

        yield return new ScopeCompleted(_root);
        await foreach (var item in new ConnectCrawl(options, _root, context.Filter, [.. topics.Select(topic => topic.Name)], _ledger).CrawlAsync(cancellationToken))
            yield return item;
        foreach (var outcome in _ledger.Outcomes)
            yield return outcome;
    }

    private async IAsyncEnumerable<CrawlItem> DescribeAsync(
        ClusterSession session, IReadOnlyList<Topic> topics, TopicSchemaReader? schemas, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = await new ClusterFactsReader(session, options, _ledger).ReadAsync(topics, cancellationToken);
        var reader = new TopicBatchReader(session, options, schemas, facts, _ledger);
        foreach (var batch in topics.Chunk(BatchSize))
        {
            foreach (var item in await reader.ReadAsync(batch, _root, cancellationToken))
                yield return item;
        }
    }

    /// <summary>Why a topic is not described; <see langword="null"/> when it is.</summary>
    private CrawlItem? Refuse(Topic topic)
    {
        var path = _root.Child(topic.Name);
        if (TopicKinds.IsInternal(topic.Name) && !options.IncludeInternalTopics)
            return new AssetFiltered(path, $"{nameof(KafkaOptions.IncludeInternalTopics)} is false");
        if (context.Filter.Evaluate(path) is { IsAllowed: false } verdict)
            return new AssetFiltered(path, verdict.Rule ?? "Filters");

        return topic.Trouble is { } trouble ? new AssetUnreadable(path, AssetKinds.Datasets, $"The cluster does not describe the topic {topic.Name}: {trouble.TrimEnd('.')}.") : null;
    }

    /// <summary>The cluster's own metrics take a dot and an underscore for the same.</summary>
    private IEnumerable<CrawlWarning> NameWarnings(IEnumerable<Topic> topics) => topics
        .GroupBy(topic => topic.Name.Replace('.', '_'), StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1).Select(topic => new CrawlWarning(
            _root.Child(topic.Name),
            $"The name differs from that of {group.First().Name} only by dots and underscores, which the brokers' metrics do not tell apart.",
            "Use one of both characters in names of topics.")));
}
