using System.Collections.Concurrent;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Schemas;
using MetadataIngestion.Connectors.Kafka.Topics;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>Describes topics, many at once.</summary>
internal sealed class TopicBatchReader(ClusterSession session, KafkaOptions options, TopicSchemaReader? schemas, ClusterFacts cluster, CapabilityLedger ledger)
{
    public const string ConfigurationsGrant = "Allow this user the operation DescribeConfigs on the topics.";

    private const int Parallelism = 8;

    private readonly ConfigurationReader _configurations = new(session, options);
    private readonly OffsetReader _offsets = new(session, options);
    private readonly TopicSampler _sampler = new(session, options);
    private readonly TopicBuilder _builder = new(options);

    /// <summary>Describes topics in their order. One that was deleted meanwhile is left out.</summary>
    /// <exception cref="SourceException">The cluster did not answer.</exception>
    public async Task<IReadOnlyList<CrawlItem>> ReadAsync(IReadOnlyList<Topic> topics, AssetPath root, CancellationToken cancellationToken)
    {
        var configurations = await ledger.TryAsync(
            Capabilities.Configurations,
            ConfigurationsGrant,
            () => _configurations.ReadAsync(topics.Select(topic => topic.Name), cancellationToken),
            ConfigurationBatch.Empty);
        var left = topics.Where(topic => configurations.Failures.GetValueOrDefault(topic.Name)?.Code != ErrorCode.UnknownTopicOrPart).ToList();
        var offsets = await ledger.TryAsync(
            Capabilities.Offsets, "Allow this user the operation Describe on the topics.", () => _offsets.ReadAsync(left, cancellationToken), new Dictionary<string, IReadOnlyList<PartitionOffsets>>());
        var registered = await ReadSchemasAsync(left, cancellationToken);

        List<CrawlItem> items = [];
        foreach (var topic in left)
        {
            var facts = new TopicFacts(topic, registered.GetValueOrDefault(topic.Name, TopicSchemas.None))
            {
                Id = cluster.Ids.GetValueOrDefault(topic.Name),
                Configurations = configurations.Entries.GetValueOrDefault(topic.Name, []),
                Offsets = offsets.GetValueOrDefault(topic.Name, []),
                Owners = cluster.Rights.OwnersOf(topic.Name),
                Consumers = [.. cluster.Consumers[topic.Name]],
            };
            items.AddRange(await DescribeAsync(facts, configurations.Failures.GetValueOrDefault(topic.Name), root.Child(topic.Name), cancellationToken));
        }

        return items;
    }

    private async Task<IEnumerable<CrawlItem>> DescribeAsync(TopicFacts facts, Error? failure, AssetPath path, CancellationToken cancellationToken)
    {
        if (failure is not null && !ClusterErrors.IsDenied(failure))
            return [new AssetUnreadable(path, AssetKinds.Datasets, $"The configurations of the topic {path} cannot be read: {session.Errors.Mask(failure.Reason).TrimEnd('.')}.")];
        if (ledger.Runs(Capabilities.Offsets) && facts.Offsets.Count == 0 && facts.Topic.Partitions.Count > 0)
            return [new AssetUnreadable(path, AssetKinds.Datasets, $"The offsets of the topic {path} cannot be read: a partition has no leader now.")];
        if (facts.Schemas.Failure is { } reason)
            return [new AssetUnreadable(path, AssetKinds.Datasets, $"The schemas of the topic {path} cannot be read: {reason}", facts.Schemas.Remedy)];
        if (failure is not null)
            ledger.Note(Capabilities.Configurations, CapabilityStatus.Denied, $"The configurations of some topics, such as {path}, must not be read. {ConfigurationsGrant}");
        if (facts.Schemas.Value is null && ledger.Runs(Capabilities.SchemaInference))
            facts = facts with { Inferred = await InferAsync(facts.Topic, cancellationToken) };

        return facts.Schemas.Problems
            .Select(problem => (CrawlItem)new CrawlWarning(path, problem, "Correct the schema in the registry, or the option that names it."))
            .Prepend(new AssetFound(_builder.Build(facts, path)));
    }

    private Task<IReadOnlyList<Field>> InferAsync(Topic topic, CancellationToken cancellationToken) => ledger.TryAsync(
        Capabilities.SchemaInference, "Allow this user the operation Read on the topics.", () => _sampler.InferAsync(topic, cancellationToken), []);

    private async Task<IReadOnlyDictionary<string, TopicSchemas>> ReadSchemasAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, TopicSchemas>(StringComparer.Ordinal);
        if (schemas is null)
            return found;

        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(topics, limits, async (topic, token) => found[topic.Name] = await schemas.ReadAsync(topic.Name, token));
        return found;
    }
}
