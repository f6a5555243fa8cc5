using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>A part of a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Element">The part.</param>
internal readonly record struct JsonSchemaNode(JsonSchemaDocument Document, JsonElement Element)
{
    /// <summary>A part of the same document.</summary>
    public JsonSchemaNode With(JsonElement element) => new(Document, element);
}
