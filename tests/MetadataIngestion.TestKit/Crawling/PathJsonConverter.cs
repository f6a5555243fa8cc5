using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Writes a path in one line: platform, instance and parts, so that no two paths look alike.</summary>
internal sealed class PathJsonConverter : JsonConverter<AssetPath>
{
    public override AssetPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, AssetPath value, JsonSerializerOptions options)
    {
        var instance = value.Instance is null ? string.Empty : $"[{value.Instance}]";
        writer.WriteStringValue($"{value.Platform}{instance}:{string.Join(" > ", value.Parts)}");
    }
}
