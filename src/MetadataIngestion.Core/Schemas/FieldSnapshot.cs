using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>What is remembered of a field. The names in JSON are short because there are many of them.</summary>
internal sealed record FieldSnapshot
{
    [JsonPropertyName("p")]
    public required string Path { get; init; }

    [JsonPropertyName("t")]
    public required DataType Type { get; init; }

    [JsonPropertyName("n")]
    public required string NativeType { get; init; }

    [JsonPropertyName("r")]
    public bool Required { get; init; }

    [JsonPropertyName("d")]
    public string? Default { get; init; }

    [JsonPropertyName("g")]
    public string? GeneratedAs { get; init; }

    [JsonPropertyName("y")]
    public string? IdentityGeneration { get; init; }

    [JsonPropertyName("c")]
    public string? Collation { get; init; }

    [JsonPropertyName("i")]
    public string? Identity { get; init; }
}
