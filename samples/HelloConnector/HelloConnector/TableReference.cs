using System.Text.Json.Serialization;

namespace HelloConnector;

internal sealed record TableReference
{
    public string? Resource { get; init; }

    [JsonConverter(typeof(OneOrManyConverter))]
    public required IReadOnlyList<string> Fields { get; init; }
}
