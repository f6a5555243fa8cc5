using System.Globalization;
using System.Xml;
using Confluent.Kafka.Admin;
using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Topics;

/// <summary>Configurations as properties: each as the cluster says it, where it was set, and those that everyone asks for in plain terms.</summary>
internal static class ConfigurationTexts
{
    private const string Unlimited = "unlimited";

    public static void AddTo(IDictionary<string, string> properties, IReadOnlyList<ConfigurationEntry> entries)
    {
        foreach (var entry in entries)
            properties[entry.Name] = entry.Value;
        foreach (var set in entries.GroupBy(entry => SourceOf(entry.Source)).Where(set => set.Key is not null))
            properties[$"Configured {set.Key}"] = string.Join(", ", set.Select(entry => entry.Name));

        Add(properties, "Cleanup Policy", "cleanup.policy", value => string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries)));
        Add(properties, "Retention Time", "retention.ms", TimeOf);
        Add(properties, "Retention Size", "retention.bytes", SizeOf);
    }

    private static void Add(IDictionary<string, string> properties, string name, string configuration, Func<string, string?> read)
    {
        if (properties.TryGetValue(configuration, out var value) && read(value) is { } text)
            properties[name] = text;
    }

    /// <summary>A duration as ISO 8601 writes it, such as <c>P7D</c>. A time beyond all calendars is as good as none.</summary>
    private static string? TimeOf(string value) => long.TryParse(value, CultureInfo.InvariantCulture, out var milliseconds)
        ? milliseconds < 0 || milliseconds > (long)TimeSpan.MaxValue.TotalMilliseconds ? Unlimited : XmlConvert.ToString(TimeSpan.FromMilliseconds(milliseconds))
        : null;

    private static string? SizeOf(string value) => long.TryParse(value, CultureInfo.InvariantCulture, out var bytes)
        ? bytes < 0 ? Unlimited : string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes a partition")
        : null;

    /// <summary>Where a value was set; <see langword="null"/> for the program's own default.</summary>
    private static string? SourceOf(ConfigSource source) => source switch
    {
        ConfigSource.DynamicTopicConfig => "on the topic",
        ConfigSource.DynamicBrokerConfig => "on the broker",
        ConfigSource.DynamicDefaultBrokerConfig => "for all brokers",
        ConfigSource.StaticBrokerConfig => "in the broker's file",
        _ => null,
    };
}
