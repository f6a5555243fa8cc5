using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>A field of a record.</summary>
internal sealed record AvroField(string Name, AvroType Type)
{
    public string? Doc { get; init; }

    /// <summary>The default as written; <see langword="null"/> when there is none.</summary>
    public string? Default { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>();
}
