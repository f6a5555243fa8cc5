namespace Connectors.Kafka.Tests.Support;

/// <summary>A topic of a <see cref="TestBroker"/>.</summary>
internal sealed record BrokerTopic(int Partitions = 1, int Replicas = 1)
{
    /// <summary>The error that the list of topics has for it.</summary>
    public short Error { get; init; }

    /// <summary>The error that the description of its configurations has for it.</summary>
    public short ConfigurationError { get; init; }

    /// <summary>Its configurations, each with the number of its source: 1 the topic, 5 the default.</summary>
    public IReadOnlyList<(string Name, string? Value, sbyte Source)> Configurations { get; init; } =
        [("cleanup.policy", "delete", 5), ("retention.ms", "604800000", 5), ("retention.bytes", "-1", 5)];

    /// <summary>The first offset and the next, of every partition.</summary>
    public (long First, long Next) Offsets { get; init; }
}
