namespace MetadataIngestion.Connectors.Kafka.Topics;

/// <summary>What topics are for, by the names that Kafka and its tools give them.</summary>
internal static class TopicKinds
{
    public static bool IsInternal(string topic) => topic.StartsWith('_');

    /// <summary>The kind of a topic that a tool made for itself; <see langword="null"/> for one that people made.</summary>
    public static string? Of(string topic)
    {
        if (IsInternal(topic) || EndsWith(topic, ".internal") || topic is "connect-configs" or "connect-offsets" or "connect-status" or "heartbeats")
            return "internal";
        if (EndsWith(topic, "-changelog"))
            return "changelog";
        if (EndsWith(topic, "-repartition"))
            return "repartition";

        return EndsWith(topic, ".DLT") || EndsWith(topic, "-dlq") || topic.StartsWith("dlq-", StringComparison.OrdinalIgnoreCase) ? "dead letters" : null;
    }

    private static bool EndsWith(string topic, string end) => topic.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
