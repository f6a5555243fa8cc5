using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Kafka;

internal sealed partial class KafkaSinkFactory : SinkFactory<KafkaSinkOptions>
{
    /// <summary>The client counts milliseconds in 32 bits.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(20);

    public override string Type => "kafka";

    protected override IReadOnlyList<OptionError> Validate(KafkaSinkOptions options) =>
        [.. ValidateTopic(options), .. ValidateLimits(options), .. ValidateRegistry(options.SchemaRegistry), .. ValidateSettings(options)];

    protected override IMetadataSink Create(KafkaSinkOptions options) => new KafkaSink(options);

    private static IEnumerable<OptionError> ValidateTopic(KafkaSinkOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.BootstrapServers))
            yield return new OptionError(nameof(options.BootstrapServers), "The brokers are missing; give at least one, such as kafka:9092.");
        if (!TopicName().IsMatch(options.Topic))
            yield return new OptionError(nameof(options.Topic), $"\"{options.Topic}\" is no topic: 1 to 249 letters, digits, dots, dashes and underscores make one.");
        if (options.EventTopic.Length > 0 && !TopicName().IsMatch(options.EventTopic))
        {
            yield return new OptionError(
                nameof(options.EventTopic),
                $"\"{options.EventTopic}\" is no topic: 1 to 249 letters, digits, dots, dashes and underscores make one. Give an empty text to leave events out.");
        }
    }

    private static IEnumerable<OptionError> ValidateLimits(KafkaSinkOptions options)
    {
        if (options.MaxMessageBytes is < 1000 or > 1_000_000_000)
            yield return new OptionError(nameof(options.MaxMessageBytes), "The size must be from 1000 to 1000000000 bytes; leave it out for 5 MiB.");
        if (options.DeliveryTimeout < TimeSpan.FromSeconds(1) || options.DeliveryTimeout > LongestTimeout)
            yield return new OptionError(nameof(options.DeliveryTimeout), "The time must be from a second to 20 days; leave it out for a minute.");
    }

    private static IEnumerable<OptionError> ValidateRegistry(SchemaRegistryOptions registry)
    {
        const string Path = nameof(KafkaSinkOptions.SchemaRegistry);
        if (registry.Url is not null || registry.Type == SchemaRegistryType.Confluent)
        {
            foreach (var error in UrlRule.Check($"{Path}:{nameof(registry.Url)}", registry.Url, "http://schema-registry:8081"))
                yield return error;
        }

        if (registry.Register && registry.Type != SchemaRegistryType.Confluent)
            yield return new OptionError($"{Path}:{nameof(registry.Register)}", $"Only a registry of the type {nameof(SchemaRegistryType.Confluent)} takes schemas.");
        if (registry.Token is not null && registry.Username is not null)
            yield return new OptionError($"{Path}:{nameof(registry.Token)}", "A token and a user are two logins; give one of them.");
        foreach (var error in TokenRule.Check($"{Path}:{nameof(registry.Token)}", registry.Token).Concat(TlsRule.Check($"{Path}:{nameof(registry.Tls)}", registry.Tls)))
            yield return error;
    }

    private static IEnumerable<OptionError> ValidateSettings(KafkaSinkOptions options) => options.ProducerSettings.Keys
        .Where(ProducerSettings.Fixed.ContainsKey)
        .Select(name => new OptionError($"{nameof(options.ProducerSettings)}:{name}", $"This setting is the sink's own: {ProducerSettings.Fixed[name]}. Leave it out."));

    [GeneratedRegex(@"^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}\z")]
    private static partial Regex TopicName();
}
