using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>The text of a property's value.</summary>
internal static class MetaText
{
    public static string Of(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
