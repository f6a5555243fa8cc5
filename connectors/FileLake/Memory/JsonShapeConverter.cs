using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Connectors.FileLake.Json;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Shapes as a list: kinds, objects, occurrences, the element of arrays, then the names and shapes of members in turn.</summary>
internal sealed class JsonShapeConverter : JsonConverter<JsonShape>
{
    public override JsonShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var shape = new JsonShape((JsonKinds)reader.NextNumber(), reader.NextLong() ?? 0, reader.NextLong() ?? 0);
        shape.Element = CompactJson.Advance(ref reader) == JsonTokenType.Null ? null : Read(ref reader, typeToConvert, options);
        while (CompactJson.Advance(ref reader) != JsonTokenType.EndArray)
        {
            var name = reader.GetString()!;
            CompactJson.Advance(ref reader);
            shape.Add(name, Read(ref reader, typeToConvert, options));
        }

        return shape;
    }

    public override void Write(Utf8JsonWriter writer, JsonShape value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue((int)value.Kinds);
        writer.WriteNumberValue(value.Objects);
        writer.WriteNumberValue(value.Occurrences);
        if (value.Element is { } element)
        {
            Write(writer, element, options);
        }
        else
        {
            writer.WriteNullValue();
        }

        foreach (var (name, member) in value.Members)
        {
            writer.WriteStringValue(name);
            Write(writer, member, options);
        }

        writer.WriteEndArray();
    }
}
