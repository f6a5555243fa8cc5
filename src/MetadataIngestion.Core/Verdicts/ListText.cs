using System.Buffers;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Lists where only plain values may stand: texts that hold a JSON array of texts.</summary>
internal static class ListText
{
    public static string Of(IReadOnlyList<string> items)
    {
        var text = new ArrayBufferWriter<byte>();
        using var list = ProposalJson.CreateWriter();
        list.Reset(text);
        list.WriteStartArray();
        foreach (var item in items)
            list.WriteStringValue(item);
        list.WriteEndArray();
        list.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The items; empty for what is no such text.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
