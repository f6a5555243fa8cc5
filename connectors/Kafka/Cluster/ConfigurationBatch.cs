using Confluent.Kafka;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>The configurations of several topics.</summary>
/// <param name="Entries">By topic, those that could be read, in ordinal order of their names.</param>
/// <param name="Failures">By topic, why they could not.</param>
internal sealed record ConfigurationBatch(IReadOnlyDictionary<string, IReadOnlyList<ConfigurationEntry>> Entries, IReadOnlyDictionary<string, Error> Failures)
{
    public static ConfigurationBatch Empty { get; } = new(new Dictionary<string, IReadOnlyList<ConfigurationEntry>>(), new Dictionary<string, Error>());
}
