namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Options of the sink <c>kafka</c>.</summary>
public sealed record KafkaSinkOptions
{
    /// <summary>The brokers to ask for the cluster: <c>host:port</c>, several divided by commas. Required.</summary>
    public string? BootstrapServers { get; init; }

    /// <summary>The topic. The default is <c>MetadataChangeProposal_v1</c>, which DataHub reads.</summary>
    public string Topic { get; init; } = "MetadataChangeProposal_v1";

    /// <summary>
    /// The topic for platform events, such as verdicts on schema changes; empty to leave them out. The default is <c>PlatformEvent_v1</c>, where DataHub's
    /// actions read. Where values are plain JSON it is not used: events go to <see cref="Topic"/> with everything else.
    /// </summary>
    public string EventTopic { get; init; } = "PlatformEvent_v1";

    /// <summary>
    /// Whether a missing topic is made by the brokers, with their defaults and only where they are set up for it. The default is
    /// <see langword="false"/>: a missing topic is an error.
    /// </summary>
    public bool CreateTopic { get; init; }

    /// <summary>Where consumers find the schema of the values.</summary>
    public SchemaRegistryOptions SchemaRegistry { get; init; } = new();

    /// <summary>How large a record may be, in bytes. Larger ones go to the dead letters. The default is 5 MiB, as DataHub's own.</summary>
    public int MaxMessageBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>How long the brokers may take to confirm a record before the batch counts as failed and is tried again. The default is a minute.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Settings of librdkafka, by its names, such as <c>security.protocol</c>, <c>sasl.mechanism</c>, <c>sasl.username</c>, <c>sasl.password</c>,
    /// <c>ssl.ca.location</c> or <c>compression.type</c> (<c>lz4</c> unless given). The ones that keep order and delivery certain cannot be changed.
    /// </summary>
    public IReadOnlyDictionary<string, string> ProducerSettings { get; init; } = new Dictionary<string, string>();
}
