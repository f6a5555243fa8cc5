using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>The client's settings: what the user gave, and what keeps delivery certain and in order.</summary>
internal static class ProducerSettings
{
    /// <summary>What the sink sets itself, and why the user cannot.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fixed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["bootstrap.servers"] = "it is given as BootstrapServers",
        ["metadata.broker.list"] = "it is given as BootstrapServers",
        ["message.max.bytes"] = "it is given as MaxMessageBytes",
        ["message.timeout.ms"] = "it is given as DeliveryTimeout",
        ["delivery.timeout.ms"] = "it is given as DeliveryTimeout",
        ["allow.auto.create.topics"] = "it is given as CreateTopic",
        ["enable.idempotence"] = "without it records could be doubled or change places",
        ["acks"] = "with less than all replicas records could be lost",
        ["request.required.acks"] = "with less than all replicas records could be lost",
        ["partitioner"] = "every producer of the topic must find the same partition for an entity",
        ["transactional.id"] = "records are not written in transactions",
        ["delivery.report.only.error"] = "delivery would never be certain",
        ["dotnet.producer.enable.background.poll"] = "delivery would never be certain",
        ["dotnet.producer.enable.delivery.reports"] = "delivery would never be certain",
    };

    /// <summary>What the user may change, by either of librdkafka's two names for it.</summary>
    private static readonly (string Name, string Alias, string Value)[] Defaults =
    [
        ("client.id", "client.id", "metadata-ingestion"),
        ("compression.type", "compression.codec", "lz4"),
        // Batches are waited for as a whole: what is left of one at its end should not wait for more records for long.
        ("linger.ms", "queue.buffering.max.ms", "1"),
    ];

    /// <summary>Parts of the names of settings whose values are secrets.</summary>
    private static readonly string[] SecretNames = ["password", "secret", "token", "jaas", ".pem", "oauthbearer.config"];

    public static ProducerConfig For(KafkaSinkOptions options)
    {
        var settings = Defaults
            .Where(setting => !options.ProducerSettings.ContainsKey(setting.Alias))
            .ToDictionary(setting => setting.Name, setting => setting.Value);
        foreach (var (name, value) in options.ProducerSettings)
            settings[name] = value;

        return new ProducerConfig(settings)
        {
            BootstrapServers = options.BootstrapServers,
            AllowAutoCreateTopics = options.CreateTopic,
            MessageMaxBytes = options.MaxMessageBytes,
            MessageTimeoutMs = (int)options.DeliveryTimeout.TotalMilliseconds,
            EnableIdempotence = true,
            Acks = Acks.All,
            // As Java's producers do it: an entity stays in its partition, whichever program writes it.
            Partitioner = Partitioner.Murmur2Random,
            // Whether it arrived is all that is asked about a record.
            DeliveryReportFields = "none",
        };
    }

    public static SecretMask SecretsOf(KafkaSinkOptions options) => new(options.ProducerSettings
        .Where(setting => SecretNames.Any(part => setting.Key.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .Select(setting => setting.Value));
}
