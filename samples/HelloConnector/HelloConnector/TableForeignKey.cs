using System.Text.Json.Serialization;

namespace HelloConnector;

internal sealed record TableForeignKey
{
    [JsonConverter(typeof(OneOrManyConverter))]
    public required IReadOnlyList<string> Fields { get; init; }

    public required TableReference Reference { get; init; }
}
