using Confluent.Kafka;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>The clients' settings: what the user gave, and what keeps a crawl from leaving traces.</summary>
internal static class ClientSettings
{
    /// <summary>What the connector sets itself, and why the user cannot.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fixed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["bootstrap.servers"] = "it is given as BootstrapServers",
        ["metadata.broker.list"] = "it is given as BootstrapServers",
        ["allow.auto.create.topics"] = "a crawl never creates a topic",
        ["group.id"] = "a crawl never joins a group",
        ["group.instance.id"] = "a crawl never joins a group",
        ["enable.auto.commit"] = "a crawl never commits offsets",
        ["enable.auto.offset.store"] = "a crawl never commits offsets",
        ["auto.offset.reset"] = "the connector chooses where it reads",
        ["enable.partition.eof"] = "the connector chooses where it reads",
    };

    /// <summary>Parts of the names of settings whose values are secrets.</summary>
    private static readonly string[] SecretNames = ["password", "secret", "token", "jaas", ".pem", "oauthbearer.config"];

    public static AdminClientConfig ForAdministration(KafkaOptions options) =>
        new(Given(options)) { BootstrapServers = options.BootstrapServers, AllowAutoCreateTopics = false };

    /// <summary>The client wants the name of a group, but only one that subscribes or commits ever uses it; this one is given its partitions.</summary>
    public static ConsumerConfig ForReading(KafkaOptions options) => new(Given(options))
    {
        BootstrapServers = options.BootstrapServers,
        AllowAutoCreateTopics = false,
        GroupId = "metadata-ingestion",
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        EnablePartitionEof = true,
    };

    public static SecretMask SecretsOf(KafkaOptions options) => new(options.ClientSettings
        .Where(setting => SecretNames.Any(part => setting.Key.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .Select(setting => setting.Value));

    private static Dictionary<string, string> Given(KafkaOptions options) =>
        new(options.ClientSettings, StringComparer.Ordinal) { ["client.id"] = options.ClientSettings.GetValueOrDefault("client.id", "metadata-ingestion") };
}
