using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Paths as a list: platform, instance, separator, parts.</summary>
internal sealed class AssetPathConverter : JsonConverter<AssetPath>
{
    private const int Leading = 3;

    public override AssetPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<string?> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString());
        }

        return texts is [{ Length: > 0 } platform, var instance, { Length: 1 } separator, .. var parts]
            ? AssetPath.Root(platform, instance, separator[0]).Child([.. parts.OfType<string>()])
            : throw new JsonException($"A path has {texts.Count} texts, fewer than {Leading}.");
    }

    public override void Write(Utf8JsonWriter writer, AssetPath value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Platform);
        writer.WriteStringValue(value.Instance);
        writer.WriteStringValue(value.Separator.ToString());
        foreach (var part in value.Parts)
        {
            writer.WriteStringValue(part);
        }

        writer.WriteEndArray();
    }
}
