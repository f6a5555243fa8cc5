using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Writes a custom aspect with its JSON as it is.</summary>
internal sealed class AspectJsonConverter : JsonConverter<CustomAspect>
{
    public override CustomAspect Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, CustomAspect value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Name} {Encoding.UTF8.GetString(value.Json.Span)}");
}
