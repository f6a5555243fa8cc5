using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>The schema of a topic's keys, or that of its values.</summary>
/// <param name="Subjects">The subjects it comes from; several make a union.</param>
/// <param name="Strategy">How they were found, for people.</param>
internal sealed record RoleSchema(IReadOnlyList<SubjectFacts> Subjects, string Strategy)
{
    public IReadOnlyList<Field> Fields { get; init; } = [];

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = MetaProperties.None;

    public NativeSchemaKind Kind => Subjects[0].Schema.Type switch
    {
        SchemaType.Avro => NativeSchemaKind.Avro,
        SchemaType.Json => NativeSchemaKind.JsonSchema,
        SchemaType.Protobuf => NativeSchemaKind.Protobuf,
        _ => NativeSchemaKind.Other,
    };

    /// <summary>The schema as registered; several as a union in their own language.</summary>
    public string Text => Subjects is [var only]
        ? only.Schema.Text
        : Kind switch
        {
            NativeSchemaKind.Avro => $"[{Join(",")}]",
            NativeSchemaKind.JsonSchema => $$"""{"oneOf":[{{Join(",")}}]}""",
            _ => Join("\n\n"),
        };

    private string Join(string separator) => string.Join(separator, Subjects.Select(subject => subject.Schema.Text));
}
