namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>The subjects of a topic's keys or values.</summary>
/// <param name="Subjects">The subjects; several when records of several kinds share the topic, none when there is no schema.</param>
/// <param name="Strategy">How they were found, for people.</param>
internal sealed record SubjectChoice(IReadOnlyList<string> Subjects, string Strategy)
{
    public static SubjectChoice None { get; } = new([], string.Empty);
}
