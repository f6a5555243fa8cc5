using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka;

/// <summary>The options of a <c>kafka</c> source.</summary>
public sealed class KafkaOptions : IValidatableObject
{
    /// <summary>The brokers to ask for the cluster: <c>host:port</c>, several divided by commas. Required.</summary>
    [Required(AllowEmptyStrings = false)]
    public string BootstrapServers { get; set; } = string.Empty;

    /// <summary>
    /// Settings of librdkafka, by its names, such as <c>security.protocol</c>, <c>sasl.mechanism</c>, <c>sasl.username</c>, <c>sasl.password</c> or
    /// <c>ssl.ca.location</c>. The ones that keep the crawl from leaving traces cannot be changed. The default is none.
    /// </summary>
    public IReadOnlyDictionary<string, string> ClientSettings { get; set; } = new Dictionary<string, string>();

    /// <summary>How long the cluster may take to answer one request. From 1 second to 10 minutes; the default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether topics whose names begin with an underscore are described. The default is <see langword="false"/>.</summary>
    public bool IncludeInternalTopics { get; set; }

    /// <summary>Whether the configurations of topics are read; needs the right DescribeConfigs. The default is <see langword="true"/>.</summary>
    public bool IncludeConfigurations { get; set; } = true;

    /// <summary>
    /// Whether the ids of topics are read, by which one that was deleted and made anew is told from one that stayed; needs librdkafka 2.3. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool IncludeTopicIds { get; set; } = true;

    /// <summary>
    /// Whether the first and last offsets of every partition are read, as an estimate of the number of records. They change with every
    /// record, so a busy topic looks changed to every crawl. The default is <see langword="false"/>.
    /// </summary>
    public bool IncludeOffsets { get; set; }

    /// <summary>
    /// Whether principals that may write or alter a topic are evidence of its owners; needs the right Describe on the cluster. The default
    /// is <see langword="false"/>.
    /// </summary>
    public bool IncludeAclOwners { get; set; }

    /// <summary>Whether the consumer groups that read a topic are described with their state. The default is <see langword="false"/>.</summary>
    public bool IncludeConsumerGroups { get; set; }

    /// <summary>
    /// Whether the lag of consumer groups is read; needs <see cref="IncludeConsumerGroups"/> and librdkafka 2.1. It changes with every record. The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool IncludeConsumerLag { get; set; }

    /// <summary>
    /// Whether the structure of topics without a schema is inferred from JSON values of a few records; needs the right Read on the topics and
    /// librdkafka 2.1. The default is <see langword="false"/>.
    /// </summary>
    public bool InferSchemas { get; set; }

    /// <summary>The most records of a topic that are looked at to infer its structure. The default is 100.</summary>
    [Range(1, 10_000)]
    public int SampleRecords { get; set; } = 100;

    /// <summary>The schema registry. The default is none: topics have no schemas.</summary>
    public SchemaRegistryOptions? SchemaRegistry { get; set; }

    /// <summary>Clusters of Kafka Connect whose connectors are described as jobs, by a name of their own. The default is none.</summary>
    public IReadOnlyDictionary<string, ConnectOptions> Connect { get; set; } = new Dictionary<string, ConnectOptions>();

    /// <summary>What owners, tags, terms and domains become of the properties of a topic's schemas, by the name of the property. The default is none.</summary>
    public IReadOnlyDictionary<string, MetaMappingOptions> MetaMapping { get; set; } = new Dictionary<string, MetaMappingOptions>();

    /// <summary>What tags become of the properties of a schema's fields, by the name of the property. The default is none.</summary>
    public IReadOnlyDictionary<string, MetaMappingOptions> FieldMetaMapping { get; set; } = new Dictionary<string, MetaMappingOptions>();

    /// <summary>What owners, tags, terms and domains become of the configurations of a topic, by their names. The default is none.</summary>
    public IReadOnlyDictionary<string, MetaMappingOptions> ConfigurationMapping { get; set; } = new Dictionary<string, MetaMappingOptions>();

    /// <summary>The property of schemas and fields that lists tags. The default is <c>tags</c>.</summary>
    public string SchemaTagsField { get; set; } = "tags";

    /// <summary>What tags from schemas begin with. The default is nothing.</summary>
    public string TagPrefix { get; set; } = string.Empty;

    /// <summary>A page for topics, to which a slash and the topic's name are added. The default is none.</summary>
    public string? ExternalUrlBase { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => KafkaOptionsValidator.Validate(this);
}
