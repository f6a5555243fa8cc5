using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// Fields as a list: path, native type, nullable, ordinal, key, description, default, generated, identity column, identity, tags, terms,
/// properties as names and values in turn, type.
/// </summary>
internal sealed class FieldConverter : JsonConverter<Field>
{
    private static readonly DataTypeConverter Types = new();
    private static readonly IReadOnlyDictionary<string, string> NoProperties = new Dictionary<string, string>();

    public override Field Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var field = new Field
        {
            Path = reader.NextText()!,
            NativeType = reader.NextText()!,
            Nullable = reader.NextFlag(),
            Ordinal = reader.NextNumber(),
            IsPartitionKey = reader.NextFlag(),
            Description = reader.NextText(),
            Default = reader.NextText(),
            GeneratedAs = reader.NextText(),
            IdentityGeneration = reader.NextText(),
            Identity = reader.NextText(),
            Tags = reader.NextTexts(),
            Terms = reader.NextTexts(),
            Properties = Pairs(reader.NextTexts()),
            Type = NextType(ref reader, options),
        };
        reader.End();
        return field;
    }

    public override void Write(Utf8JsonWriter writer, Field value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Path);
        writer.WriteStringValue(value.NativeType);
        writer.WriteBooleanValue(value.Nullable);
        writer.WriteNumberValue(value.Ordinal);
        writer.WriteBooleanValue(value.IsPartitionKey);
        writer.WriteStringValue(value.Description);
        writer.WriteStringValue(value.Default);
        writer.WriteStringValue(value.GeneratedAs);
        writer.WriteStringValue(value.IdentityGeneration);
        writer.WriteStringValue(value.Identity);
        writer.WriteTexts(value.Tags);
        writer.WriteTexts(value.Terms);
        writer.WriteTexts([.. value.Properties.SelectMany(static pair => (string[])[pair.Key, pair.Value])]);
        Types.Write(writer, value.Type, options);
        writer.WriteEndArray();
    }

    private static DataType NextType(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        CompactJson.Advance(ref reader);
        return Types.Read(ref reader, typeof(DataType), options);
    }

    private static IReadOnlyDictionary<string, string> Pairs(IReadOnlyList<string> texts) => texts.Count == 0
        ? NoProperties
        : new Dictionary<string, string>(texts.Chunk(2).Select(static pair => KeyValuePair.Create(pair[0], pair[1])));
}
