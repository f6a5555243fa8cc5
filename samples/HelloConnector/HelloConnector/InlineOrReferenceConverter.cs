using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloConnector;

/// <summary>Reads a resource's schema, which may be the schema itself or the name of a file that holds it.</summary>
internal sealed class InlineOrReferenceConverter : JsonConverter<TableSchema>
{
    public override TableSchema? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new TableSchema { Reference = reader.GetString() }
            : JsonSerializer.Deserialize<TableSchema>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, TableSchema value, JsonSerializerOptions options) => throw new NotSupportedException();
}
