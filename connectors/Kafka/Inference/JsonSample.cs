using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Inference;

/// <summary>Gathers what JSON values have in common.</summary>
internal sealed class JsonSample
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64 };

    private readonly JsonObjectShape _root = new();
    private bool _isForeign;

    /// <summary>Takes a value. A deleted key has none; a value that is no JSON object means that the topic holds something else.</summary>
    public void Add(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty || _isForeign)
            return;

        try
        {
            using var json = JsonDocument.Parse(value, Json);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                _root.Add(json.RootElement);
            else
                _isForeign = true;
        }
        catch (JsonException)
        {
            _isForeign = true;
        }
    }

    /// <summary>The fields; none when the values are not JSON objects throughout.</summary>
    public IReadOnlyList<Field> BuildFields() => _isForeign ? [] : [.. _root.BuildFields(string.Empty)];
}
