using System.Text.Json.Serialization;

namespace HelloConnector;

/// <summary>A table of a package.</summary>
internal sealed record DataResource
{
    public string Name { get; init; } = string.Empty;

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Format { get; init; }

    public long? Bytes { get; init; }

    [JsonConverter(typeof(InlineOrReferenceConverter))]
    public TableSchema? Schema { get; init; }
}
