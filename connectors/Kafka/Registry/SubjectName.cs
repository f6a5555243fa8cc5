namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>Subjects of a registry with contexts: <c>:.context:subject</c>; those of the default context have no prefix.</summary>
internal static class SubjectName
{
    private const string DefaultContext = ".";

    /// <summary>The full name of a subject in a context.</summary>
    public static string Qualify(string? context, string subject) =>
        string.IsNullOrEmpty(context) || context == DefaultContext || subject.StartsWith(":.", StringComparison.Ordinal)
            ? subject
            : $":{(context.StartsWith('.') ? context : "." + context)}:{subject}";

    /// <summary>The context of a full name, and the name within it.</summary>
    public static (string Context, string Subject) Split(string subject)
    {
        var colon = subject.StartsWith(":.", StringComparison.Ordinal) ? subject.IndexOf(':', 2) : -1;
        return colon < 0 ? (DefaultContext, subject) : (subject[1..colon], subject[(colon + 1)..]);
    }
}
