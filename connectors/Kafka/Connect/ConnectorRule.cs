namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>What a class of connectors reads or writes beside Kafka.</summary>
/// <param name="FindFarEnd">The dataset that belongs to a topic, by the name that the topic has at the connector; <see langword="null"/> when it cannot be told.</param>
internal sealed record ConnectorRule(Func<Connector, string, FarEnd?> FindFarEnd)
{
    /// <summary>The topics, before any transformation, of the datasets that the connector's settings name one by one.</summary>
    public Func<Connector, IEnumerable<string>> NamedTopics { get; init; } = _ => [];

    /// <summary>Whether a topic is the connector's own book-keeping.</summary>
    public Func<Connector, string, bool> IsBookkeeping { get; init; } = (_, _) => false;
}
