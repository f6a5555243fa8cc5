using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Meta;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>Turns what is said about a field into its tags and properties.</summary>
internal sealed class FieldMapping(MetaMapper mapper, SchemaTags tags)
{
    private const string Deprecated = "deprecated";

    public Field Apply(Field field, IReadOnlyDictionary<string, JsonElement> properties)
    {
        if (properties.Count == 0)
            return field;

        List<string> all = [.. field.Tags, .. tags.Of(properties), .. mapper.Map(properties).Tags];
        if (properties.TryGetValue(Deprecated, out var deprecated) && deprecated.ValueKind is not (JsonValueKind.False or JsonValueKind.Null))
            all.Add("Deprecated");

        return field with
        {
            Tags = [.. all.Distinct(StringComparer.Ordinal)],
            Properties = properties.ToDictionary(property => property.Key, property => MetaText.Of(property.Value), StringComparer.Ordinal),
        };
    }
}
