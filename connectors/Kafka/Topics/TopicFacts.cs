using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Schemas;

namespace MetadataIngestion.Connectors.Kafka.Topics;

/// <summary>All that was read about a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Schemas">Its schemas.</param>
internal sealed record TopicFacts(Topic Topic, TopicSchemas Schemas)
{
    /// <summary>The cluster's own id of it; <see langword="null"/> when it tells none.</summary>
    public string? Id { get; init; }

    public IReadOnlyList<ConfigurationEntry> Configurations { get; init; } = [];

    public IReadOnlyList<PartitionOffsets> Offsets { get; init; } = [];

    public IReadOnlyList<OwnerEvidence> Owners { get; init; } = [];

    public IReadOnlyList<TopicConsumer> Consumers { get; init; } = [];

    /// <summary>The fields that its records seem to have, where no schema tells.</summary>
    public IReadOnlyList<Field> Inferred { get; init; } = [];
}
