using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>Finds out what a connector moves: by its settings, and by the topics that it was seen to use.</summary>
internal sealed class ConnectorLineage(Connector connector, ConnectorRule? rule, IReadOnlyList<string> clusterTopics)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly TopicRouting _routing = new(connector);

    public ConnectorFlow Find() => connector.IsSource ? FindOfSource() : FindOfSink();

    /// <summary>What is named one by one is known by its topic after all transformations; the rest only where there are none.</summary>
    private ConnectorFlow FindOfSource()
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var topic in rule?.NamedTopics(connector) ?? [])
        {
            if (_routing.Apply(topic) is { } routed)
                named.TryAdd(routed, topic);
        }

        var topics = (connector.Topics is { Count: > 0 } seen ? seen : [.. named.Keys.Order(StringComparer.Ordinal)])
            .Where(topic => rule?.IsBookkeeping(connector, topic) != true)
            .ToList();
        var origins = topics.Select(topic => named.TryGetValue(topic, out var origin) ? origin : _routing.IsNone ? topic : null);
        return new ConnectorFlow(topics, FarEndsOf(origins));
    }

    /// <summary>A sink sees topics by the names that its transformations make of them.</summary>
    private ConnectorFlow FindOfSink()
    {
        var topics = connector.Topics is { Count: > 0 } seen ? seen : Configured();
        return new ConnectorFlow(topics, FarEndsOf(topics.Select(_routing.Apply)));
    }

    private IReadOnlyList<FarEnd> FarEndsOf(IEnumerable<string?> topics) =>
        [.. topics.OfType<string>().Select(topic => rule?.FindFarEnd(connector, topic)).OfType<FarEnd>().DistinctBy(end => string.Join(end.Separator, end.Parts))];

    private IReadOnlyList<string> Configured()
    {
        if (connector.List("topics") is { Count: > 0 } named)
            return [.. named.Order(StringComparer.Ordinal)];
        if (connector.Setting("topics.regex") is not { } pattern)
            return [];

        try
        {
            var regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience);
            return [.. clusterTopics.Where(topic => regex.IsMatch(topic))];
        }
        catch (Exception cause) when (cause is ArgumentException or RegexMatchTimeoutException)
        {
            // Java knows patterns that .NET does not.
            return [];
        }
    }
}
