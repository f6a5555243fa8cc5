using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Reads the configurations of topics, many at once.</summary>
internal sealed class ConfigurationReader(ClusterSession session, KafkaOptions options)
{
    /// <exception cref="MetadataIngestion.Abstractions.SourceException">The cluster did not answer.</exception>
    public async Task<ConfigurationBatch> ReadAsync(IEnumerable<string> topics, CancellationToken cancellationToken)
    {
        var resources = topics.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic }).ToList();
        var reports = await session.AskAsync("describe the configurations of topics", client => DescribeAsync(client, resources), cancellationToken);
        return new ConfigurationBatch(
            reports.Where(report => !report.Error.IsError).ToDictionary(report => report.ConfigResource.Name, Read, StringComparer.Ordinal),
            reports.Where(report => report.Error.IsError).ToDictionary(report => report.ConfigResource.Name, report => report.Error, StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<DescribeConfigsReport>> DescribeAsync(IAdminClient client, List<ConfigResource> resources)
    {
        try
        {
            var results = await client.DescribeConfigsAsync(resources, new DescribeConfigsOptions { RequestTimeout = options.RequestTimeout });
            return [.. results.Select(result => new DescribeConfigsReport { ConfigResource = result.ConfigResource, Entries = result.Entries, Error = new Error(ErrorCode.NoError) })];
        }
        catch (DescribeConfigsException cause)
        {
            // One topic that cannot be read fails the call, but the others were read all the same.
            return cause.Results;
        }
    }

    /// <summary>Secrets come without a value, and are none of the catalog's business in any case.</summary>
    private static IReadOnlyList<ConfigurationEntry> Read(DescribeConfigsReport report) =>
    [
        .. report.Entries.Values
            .Where(entry => entry is { IsSensitive: false, Value: not null })
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new ConfigurationEntry(entry.Name, entry.Value, entry.Source)),
    ];
}
