using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Statistics of a field as a list: path, nulls, least, greatest.</summary>
internal sealed class FieldStatisticsConverter : JsonConverter<FieldStatistics>
{
    public override FieldStatistics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var statistics = new FieldStatistics(reader.NextText()!) { NullCount = reader.NextLong(), Min = reader.NextText(), Max = reader.NextText() };
        reader.End();
        return statistics;
    }

    public override void Write(Utf8JsonWriter writer, FieldStatistics value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Path);
        writer.WriteNumber(value.NullCount);
        writer.WriteStringValue(value.Min);
        writer.WriteStringValue(value.Max);
        writer.WriteEndArray();
    }
}
