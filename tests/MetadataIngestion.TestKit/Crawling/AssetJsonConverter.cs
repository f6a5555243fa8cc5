using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Writes an asset with everything that its own kind has.</summary>
internal sealed class AssetJsonConverter : JsonConverter<Asset>
{
    public override Asset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Asset value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
