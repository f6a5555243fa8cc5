using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>
/// Finds the subjects of a topic by the rules that serializers name them by. Names are compared as a whole: a name that only begins like the
/// topic's is another topic's.
/// </summary>
internal sealed class SubjectResolver
{
    private readonly SchemaRegistryOptions _options;
    private readonly HashSet<string> _subjects;
    private readonly ILookup<string, string> _byTopicAndRecord;

    /// <param name="options">The map and the context.</param>
    /// <param name="subjects">The names of all subjects.</param>
    /// <param name="schemas">The latest schemas by subject.</param>
    public SubjectResolver(SchemaRegistryOptions options, IEnumerable<string> subjects, IReadOnlyDictionary<string, RegisteredSchema> schemas)
    {
        _options = options;
        _subjects = subjects.ToHashSet(StringComparer.Ordinal);
        _byTopicAndRecord = schemas.Values
            .Select(schema => (schema.Subject, Topic: TopicOf(schema)))
            .Where(pair => pair.Topic is not null)
            .OrderBy(pair => pair.Subject, StringComparer.Ordinal)
            .ToLookup(pair => pair.Topic!, pair => pair.Subject, StringComparer.Ordinal);
    }

    public SubjectChoice FindKey(string topic) => FindMapped(topic, "key") ?? FindExact(topic, "key") ?? SubjectChoice.None;

    /// <summary>Subjects by topic and record do not tell keys from values; they are nearly always values.</summary>
    public SubjectChoice FindValue(string topic) => FindMapped(topic, "value") ?? FindExact(topic, "value") ?? FindByRecord(topic);

    private SubjectChoice? FindMapped(string topic, string role) =>
        _options.SubjectMap.TryGetValue($"{topic}-{role}", out var subject) ? new SubjectChoice([SubjectName.Qualify(_options.Context, subject)], "SubjectMap") : null;

    private SubjectChoice? FindExact(string topic, string role)
    {
        var subject = SubjectName.Qualify(_options.Context, $"{topic}-{role}");
        return _subjects.Contains(subject) ? new SubjectChoice([subject], "TopicName") : null;
    }

    private SubjectChoice FindByRecord(string topic) =>
        _byTopicAndRecord[topic].ToList() is { Count: > 0 } subjects ? new SubjectChoice(subjects, "TopicRecordName") : SubjectChoice.None;

    private string? TopicOf(RegisteredSchema schema)
    {
        var (context, subject) = SubjectName.Split(schema.Subject);
        if (SubjectName.Qualify(_options.Context, subject) != SubjectName.Qualify(context, subject) || RecordNames.Of(schema) is not { } record)
            return null;

        return subject.Length > record.Length + 1 && subject.EndsWith("-" + record, StringComparison.Ordinal) ? subject[..^(record.Length + 1)] : null;
    }
}
