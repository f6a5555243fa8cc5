using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>What a connector's transformations make of the name of a topic.</summary>
internal sealed class TopicRouting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly List<(Regex Pattern, string Replacement)> _steps = [];

    public TopicRouting(Connector connector)
    {
        foreach (var name in connector.List("transforms"))
            Add(connector, $"transforms.{name}.");
    }

    /// <summary>Whether a name depends on more than the name that it had.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Whether names stay as they are.</summary>
    public bool IsNone => _steps.Count == 0 && !IsUnknown;

    /// <summary>The name after all transformations; <see langword="null"/> when it cannot be told.</summary>
    public string? Apply(string topic)
    {
        try
        {
            // A pattern takes part only where it matches the whole name.
            return IsUnknown ? null : _steps.Aggregate(topic, (name, step) => step.Pattern.Match(name) is { Success: true } match ? match.Result(step.Replacement) : name);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private void Add(Connector connector, string prefix)
    {
        var type = connector.Setting(prefix + "type") ?? string.Empty;
        var (regex, replacement) = type[(type.LastIndexOf('.') + 1)..] switch
        {
            "RegexRouter" => (connector.Setting(prefix + "regex"), connector.Setting(prefix + "replacement") ?? string.Empty),
            "ByLogicalTableRouter" or "ToLogicalTopicRouter" => (connector.Setting(prefix + "topic.regex"), connector.Setting(prefix + "topic.replacement") ?? string.Empty),
            "TimestampRouter" or "MessageTimestampRouter" or "EventRouter" or "ContentBasedRouter" or "TopicRegexRouter" => (null, null),
            "ExtractTopic" or "ExtractTopic$Key" or "ExtractTopic$Value" or "ExtractTopic$Header" => (null, null),
            _ => (string.Empty, string.Empty),
        };
        if (regex is null || replacement is null || (regex.Length > 0 && connector.Setting(prefix + "predicate") is not null))
            IsUnknown = true;
        else if (regex.Length > 0)
            AddStep(regex, replacement);
    }

    private void AddStep(string regex, string replacement)
    {
        try
        {
            _steps.Add((new Regex($@"\A(?:{regex})\z", RegexOptions.CultureInvariant, Patience), replacement.Replace(@"\$", "$$", StringComparison.Ordinal)));
        }
        catch (ArgumentException)
        {
            // Java knows patterns that .NET does not.
            IsUnknown = true;
        }
    }
}
