using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>What a schema says.</summary>
internal sealed record SchemaReading
{
    /// <summary>The fields, a nested one after its parent.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>What is said about the whole, beside the language's own words.</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What is wrong with it, for people.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
