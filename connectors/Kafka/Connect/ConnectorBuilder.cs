using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>Makes the job of a connector.</summary>
internal sealed class ConnectorBuilder(ConnectOptions options, AssetPath kafka, IReadOnlyList<string> clusterTopics)
{
    /// <summary>The settings that are told. Any other may hold a login.</summary>
    private static readonly string[] Told =
    [
        "connector.class", "tasks.max", "topics", "topics.regex", "topic.prefix", "transforms", "mode", "insert.mode", "pk.mode", "database.include.list", "database.names",
        "schema.include.list", "table.include.list", "table.exclude.list", "collection.include.list", "table.whitelist", "table.name.format", "s3.bucket.name", "topics.dir",
        "format.class", "partitioner.class", "key.converter", "value.converter", "plugin.name", "snapshot.mode",
    ];

    public Routine Build(Connector connector, AssetPath cluster)
    {
        var rule = options.Connectors.TryGetValue(connector.Class, out var mapping) ? MappedRule.Of(mapping) : ConnectorRules.Find(connector);
        var flow = new ConnectorLineage(connector, rule, clusterTopics).Find();
        AssetPath[] topics = [.. flow.Topics.Select(topic => kafka.Child(topic))];
        AssetPath[] farEnds = [.. flow.FarEnds.Select(end => end.ToPath(options.PlatformInstances))];
        return new Routine
        {
            Path = cluster.Child(connector.Name),
            SubType = connector.IsSource ? "Source Connector" : "Sink Connector",
            Description = $"{connector.ShortClass} of Kafka Connect",
            Properties = PropertiesOf(connector),
            Inputs = connector.IsSource ? farEnds : topics,
            Outputs = connector.IsSource ? topics : farEnds,
        };
    }

    /// <summary>Whether the other end of a connector can be told at all.</summary>
    public bool Knows(Connector connector) => options.Connectors.ContainsKey(connector.Class) || ConnectorRules.Find(connector) is not null;

    private static SortedDictionary<string, string> PropertiesOf(Connector connector)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Told)
        {
            if (connector.Setting(name) is { } value)
                properties[name] = value;
        }

        if (connector.State is { } state)
            properties["State"] = state;
        return properties;
    }
}
