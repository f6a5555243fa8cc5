using System.Globalization;
using MetadataIngestion.Connectors.Kafka.Schemas;

namespace MetadataIngestion.Connectors.Kafka.Topics;

/// <summary>What a registry says about the schemas of a topic, as properties.</summary>
internal static class SchemaTexts
{
    public static void AddTo(IDictionary<string, string> properties, TopicSchemas schemas)
    {
        Add(properties, "Key Schema", schemas.Key);
        Add(properties, "Schema", schemas.Value);
    }

    private static void Add(IDictionary<string, string> properties, string prefix, RoleSchema? schema)
    {
        if (schema is null)
            return;

        properties[$"{prefix} Name"] = Join(schema, subject => subject.Schema.Subject);
        properties[$"{prefix} Strategy"] = schema.Strategy;
        properties[$"{prefix} Version"] = Join(schema, subject => subject.Schema.Version.ToString(CultureInfo.InvariantCulture));
        properties[$"{prefix} Id"] = Join(schema, subject => subject.Schema.Id.ToString(CultureInfo.InvariantCulture));
        if (schema.Subjects.Any(subject => subject.Versions.Count > 0))
            properties[$"{prefix} Versions"] = string.Join("; ", schema.Subjects.Select(subject => string.Join(", ", subject.Versions)));
        if (schema.Subjects.Any(subject => subject.Compatibility is not null))
            properties[$"{prefix} Compatibility"] = Join(schema, subject => subject.Compatibility ?? "unknown");
        foreach (var (key, value) in schema.Subjects.SelectMany(subject => subject.Schema.Metadata).DistinctBy(entry => entry.Key))
            properties[$"{prefix} Metadata {key}"] = value;
    }

    private static string Join(RoleSchema schema, Func<SubjectFacts, string> tell) => string.Join(", ", schema.Subjects.Select(tell));
}
