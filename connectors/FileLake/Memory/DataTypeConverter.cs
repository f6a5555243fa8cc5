using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Types as a list: kind, bits, unsigned, precision, scale, length, fixed, zone, symbols, element, key, branches.</summary>
internal sealed class DataTypeConverter : JsonConverter<DataType>
{
    public override DataType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = new DataType((TypeKind)reader.NextNumber())
        {
            Bits = reader.NextNumber(),
            Unsigned = reader.NextFlag(),
            Precision = (int?)reader.NextLong(),
            Scale = (int?)reader.NextLong(),
            Length = reader.NextLong(),
            FixedLength = reader.NextFlag(),
            WithTimeZone = reader.NextFlag(),
            Symbols = reader.NextTexts(),
            Element = ReadNext(ref reader, options),
            Key = ReadNext(ref reader, options),
            Branches = ReadBranches(ref reader, options),
        };
        reader.End();
        return type;
    }

    public override void Write(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue((int)value.Kind);
        writer.WriteNumberValue(value.Bits);
        writer.WriteBooleanValue(value.Unsigned);
        writer.WriteNumber(value.Precision);
        writer.WriteNumber(value.Scale);
        writer.WriteNumber(value.Length);
        writer.WriteBooleanValue(value.FixedLength);
        writer.WriteBooleanValue(value.WithTimeZone);
        writer.WriteTexts(value.Symbols);
        WriteOne(writer, value.Element, options);
        WriteOne(writer, value.Key, options);
        WriteBranches(writer, value.Branches, options);
        writer.WriteEndArray();
    }

    private DataType? ReadNext(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        CompactJson.Advance(ref reader) == JsonTokenType.Null ? null : Read(ref reader, typeof(DataType), options);

    private List<DataType> ReadBranches(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        List<DataType> branches = [];
        if (CompactJson.Advance(ref reader) == JsonTokenType.Null)
            return branches;

        while (CompactJson.Advance(ref reader) != JsonTokenType.EndArray)
        {
            branches.Add(Read(ref reader, typeof(DataType), options));
        }

        return branches;
    }

    private void WriteOne(Utf8JsonWriter writer, DataType? type, JsonSerializerOptions options)
    {
        if (type is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            Write(writer, type, options);
        }
    }

    private void WriteBranches(Utf8JsonWriter writer, IReadOnlyList<DataType> branches, JsonSerializerOptions options)
    {
        if (branches.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var branch in branches)
        {
            Write(writer, branch, options);
        }

        writer.WriteEndArray();
    }
}
