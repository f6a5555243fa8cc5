using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>A version of a subject.</summary>
/// <param name="Subject">The subject, with its context.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Id">The id that records carry.</param>
/// <param name="Type">The language.</param>
/// <param name="Text">The schema as it was registered.</param>
internal sealed record RegisteredSchema(string Subject, int Version, int Id, SchemaType Type, string Text)
{
    public IReadOnlyList<SchemaReference> References { get; init; } = [];

    /// <summary>What its owners say about it beside the schema; without what they call sensitive.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads an element of an answer; <see langword="null"/> when it lacks what a version has, as in registries with their own idea of the list.</summary>
    public static RegisteredSchema? Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || TextOf(answer, "subject") is not { } subject || TextOf(answer, "schema") is not { } text
            || !answer.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number))
            return null;

        return new RegisteredSchema(subject, number, answer.TryGetProperty("id", out var id) && id.TryGetInt32(out var known) ? known : 0, TypeOf(answer), text)
        {
            References = ReadReferences(answer),
            Metadata = ReadMetadata(answer),
        };
    }

    private static SchemaType TypeOf(JsonElement answer) => TextOf(answer, "schemaType")?.ToUpperInvariant() switch
    {
        null or "AVRO" => SchemaType.Avro,
        "JSON" => SchemaType.Json,
        "PROTOBUF" => SchemaType.Protobuf,
        _ => SchemaType.Other,
    };

    private static IReadOnlyList<SchemaReference> ReadReferences(JsonElement answer) =>
        answer.TryGetProperty("references", out var references) && references.ValueKind == JsonValueKind.Array
            ? [.. references.EnumerateArray().Select(ReadReference).OfType<SchemaReference>()]
            : [];

    private static SchemaReference? ReadReference(JsonElement reference) =>
        TextOf(reference, "name") is { } name && TextOf(reference, "subject") is { } subject && reference.TryGetProperty("version", out var version) && version.TryGetInt32(out var number)
            ? new SchemaReference(name, subject, number)
            : null;

    private static Dictionary<string, string> ReadMetadata(JsonElement answer)
    {
        if (!answer.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object
            || !metadata.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return [];

        var sensitive = metadata.TryGetProperty("sensitive", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        return properties.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String && !sensitive.Contains(property.Name))
            .DistinctBy(property => property.Name)
            .ToDictionary(property => property.Name, property => property.Value.GetString()!, StringComparer.Ordinal);
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
