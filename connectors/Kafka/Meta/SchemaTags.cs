using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>The tags that a schema or field lists itself: under the configured property, or in Confluent's.</summary>
internal sealed class SchemaTags(KafkaOptions options)
{
    private const string Confluent = "confluent:tags";

    public IEnumerable<string> Of(IReadOnlyDictionary<string, JsonElement> properties) =>
        Listed(properties, options.SchemaTagsField).Concat(Listed(properties, Confluent)).Select(tag => options.TagPrefix + tag).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Listed(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)
            : [];
}
