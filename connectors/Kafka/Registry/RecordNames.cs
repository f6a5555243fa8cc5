using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>The name of the record that a schema describes, by which some producers name its subject.</summary>
internal static partial class RecordNames
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 512 };

    /// <summary>The full name; <see langword="null"/> when the schema has none, or cannot be read.</summary>
    public static string? Of(RegisteredSchema schema) => schema.Type switch
    {
        SchemaType.Avro => Read(schema.Text, "name"),
        SchemaType.Json => Read(schema.Text, "title"),
        SchemaType.Protobuf => OfProtobuf(schema.Text),
        _ => null,
    };

    private static string? Read(string text, string property)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Json);
            var name = TextOf(json.RootElement, property);
            return name is null || name.Contains('.', StringComparison.Ordinal) || TextOf(json.RootElement, "namespace") is not { Length: > 0 } space || property != "name"
                ? name
                : $"{space}.{name}";
        }
        catch (JsonException)
        {
            // Whoever reads the schema itself says what is wrong with it.
            return null;
        }
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? OfProtobuf(string text)
    {
        var message = MessagePattern().Match(text);
        if (!message.Success)
            return null;

        var package = PackagePattern().Match(text);
        return package.Success ? $"{package.Groups[1].Value}.{message.Groups[1].Value}" : message.Groups[1].Value;
    }

    [GeneratedRegex(@"^\s*message\s+(\w+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex MessagePattern();

    [GeneratedRegex(@"^\s*package\s+([\w.]+)\s*;", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex PackagePattern();
}
