using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>Types in few characters: an object of what is not the default.</summary>
internal sealed class DataTypeConverter : JsonConverter<DataType>
{
    private static readonly JsonEncodedText[] s_kinds = [.. Enum.GetNames<TypeKind>().Select(name => JsonEncodedText.Encode(name))];

    public override DataType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options) => Write(writer, value);

    private static void Write(Utf8JsonWriter writer, DataType type)
    {
        writer.WriteStartObject();
        writer.WriteString("k"u8, s_kinds[(int)type.Kind]);
        WriteNumber(writer, "b"u8, type.Bits == 0 ? null : type.Bits);
        WriteNumber(writer, "p"u8, type.Precision);
        WriteNumber(writer, "s"u8, type.Scale);
        WriteNumber(writer, "l"u8, type.Length);
        WriteFlag(writer, "u"u8, type.Unsigned);
        WriteFlag(writer, "f"u8, type.FixedLength);
        WriteFlag(writer, "z"u8, type.WithTimeZone);
        WriteParts(writer, type);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, DataType type)
    {
        if (type.Symbols.Count > 0)
        {
            writer.WriteStartArray("y"u8);
            foreach (var symbol in type.Symbols)
                writer.WriteStringValue(symbol);
            writer.WriteEndArray();
        }

        if (type.Branches.Count > 0)
        {
            writer.WriteStartArray("o"u8);
            foreach (var branch in type.Branches)
                Write(writer, branch);
            writer.WriteEndArray();
        }

        WritePart(writer, "e"u8, type.Element);
        WritePart(writer, "m"u8, type.Key);
    }

    private static void WritePart(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DataType? part)
    {
        if (part is null)
            return;

        writer.WritePropertyName(name);
        Write(writer, part);
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    private static void WriteFlag(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
            writer.WriteBoolean(name, true);
    }

    private static DataType Read(JsonElement json) => new(Enum.Parse<TypeKind>(json.GetProperty("k"u8).GetString()!))
    {
        Bits = json.TryGetProperty("b"u8, out var bits) ? bits.GetInt32() : 0,
        Precision = json.TryGetProperty("p"u8, out var precision) ? precision.GetInt32() : null,
        Scale = json.TryGetProperty("s"u8, out var scale) ? scale.GetInt32() : null,
        Length = json.TryGetProperty("l"u8, out var length) ? length.GetInt64() : null,
        Unsigned = json.TryGetProperty("u"u8, out _),
        FixedLength = json.TryGetProperty("f"u8, out _),
        WithTimeZone = json.TryGetProperty("z"u8, out _),
        Symbols = json.TryGetProperty("y"u8, out var symbols) ? [.. symbols.EnumerateArray().Select(symbol => symbol.GetString()!)] : [],
        Branches = json.TryGetProperty("o"u8, out var branches) ? [.. branches.EnumerateArray().Select(Read)] : [],
        Element = json.TryGetProperty("e"u8, out var element) ? Read(element) : null,
        Key = json.TryGetProperty("m"u8, out var key) ? Read(key) : null,
    };
}
