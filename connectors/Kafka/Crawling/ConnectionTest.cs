using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Connect;
using MetadataIngestion.Connectors.Kafka.Rest;
using MetadataIngestion.Connectors.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>Tries what a crawl needs, and says what is missing.</summary>
internal sealed class ConnectionTest(KafkaOptions options, CrawlContext context, ILogger logger)
{
    private readonly CapabilityLedger _ledger = new();
    private readonly List<ConnectionStep> _steps = [];

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync("connection", () => TryClusterAsync(cancellationToken));
        if (options.SchemaRegistry is { } registry)
            await TryAsync("schema registry", () => TryRegistryAsync(registry.Url, cancellationToken));
        foreach (var (name, connect) in options.Connect.OrderBy(connect => connect.Key, StringComparer.Ordinal))
            await TryConnectAsync(RestServer.Of(name, connect, options.RequestTimeout), name, cancellationToken);
        if (_steps is not [{ Status: ConnectionStepStatus.Failed }, ..])
            _steps.AddRange(_ledger.Outcomes.Select(Describe));
        return new ConnectionReport(_steps);
    }

    private async Task TryAsync(string step, Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (SourceException cause)
        {
            _steps.Add(new ConnectionStep(step, ConnectionStepStatus.Failed, cause.Message, cause.Remedy));
        }
    }

    private async Task TryClusterAsync(CancellationToken cancellationToken)
    {
        using var session = new ClusterSession(options, logger);
        CapabilityChoice.Make(_ledger, options);
        var (topics, brokers) = await new TopicLister(session, options).ListAsync(cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"{topics.Count} topics at {options.BootstrapServers}, {brokers} brokers, librdkafka {KafkaLibrary.Load()}");
        _steps.Add(new ConnectionStep("connection", ConnectionStepStatus.Passed, text));
        var first = topics.Where(topic => topic.Trouble is null && !TopicKinds.IsInternal(topic.Name)).Take(1).ToList();
        if (first.Count == 0)
            _steps.Add(new ConnectionStep(
                "topics", ConnectionStepStatus.Limited, "There is no topic to describe.", "Allow this user the operation Describe on the topics, if there are some."));

        await new ClusterFactsReader(session, options, _ledger).ReadAsync(first, cancellationToken);
        await new TopicBatchReader(session, options, null, new ClusterFacts(new Dictionary<string, string>(), new TopicRights([]), Array.Empty<TopicConsumer>().ToLookup(_ => string.Empty)), _ledger)
            .ReadAsync(first, AssetPath.Root(KafkaConnectorPlugin.Platform, context.Instance), cancellationToken);
    }

    private async Task TryRegistryAsync(string url, CancellationToken cancellationToken)
    {
        using var schemas = await RegistryAccess.OpenAsync(options, cancellationToken);
        _steps.Add(new ConnectionStep("schema registry", ConnectionStepStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{schemas!.SubjectCount} subjects at {url}")));
    }

    private async Task TryConnectAsync(RestServer server, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ConnectClient(server);
            var connectors = await client.ListAsync(cancellationToken);
            _steps.Add(new ConnectionStep($"connect {name}", ConnectionStepStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{connectors.Count} connectors at {server.Urls}")));
        }
        catch (RestException cause)
        {
            _ledger.Note(Capabilities.ConnectJobs, CapabilityStatus.Unsupported, cause.Message);
            _steps.Add(new ConnectionStep($"connect {name}", ConnectionStepStatus.Limited, cause.Message, cause.Remedy));
        }
    }

    private static ConnectionStep Describe(CapabilityReported outcome) => outcome.Status == CapabilityStatus.Ran
        ? new ConnectionStep(outcome.Capability, ConnectionStepStatus.Passed, "will run")
        : new ConnectionStep(outcome.Capability, ConnectionStepStatus.Limited, outcome.Detail!, outcome.Status == CapabilityStatus.Denied ? GrantFor(outcome.Capability) : null);

    private static string GrantFor(string capability) => capability switch
    {
        Capabilities.Configurations => TopicBatchReader.ConfigurationsGrant,
        Capabilities.AclOwners => ClusterFactsReader.RightsGrant,
        Capabilities.ConsumerGroups or Capabilities.ConsumerLag => ClusterFactsReader.GroupsGrant,
        _ => "Allow this user the operations Describe and Read on the topics.",
    };
}
