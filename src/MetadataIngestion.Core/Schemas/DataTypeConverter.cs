using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>Types in few characters: the kind alone as its name, else an object of what is not the default.</summary>
internal sealed class DataTypeConverter : JsonConverter<DataType>
{
    public override DataType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options)
    {
        if (value == new DataType(value.Kind) { Symbols = value.Symbols, Branches = value.Branches } && value.Symbols.Count + value.Branches.Count == 0)
            writer.WriteStringValue(value.Kind.ToString());
        else
            WriteWhole(writer, value, options);
    }

    private void WriteWhole(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("k"u8, value.Kind.ToString());
        WriteNumber(writer, "b"u8, value.Bits == 0 ? null : value.Bits);
        WriteNumber(writer, "p"u8, value.Precision);
        WriteNumber(writer, "s"u8, value.Scale);
        WriteNumber(writer, "l"u8, value.Length);
        WriteFlag(writer, "u"u8, value.Unsigned);
        WriteFlag(writer, "f"u8, value.FixedLength);
        WriteFlag(writer, "z"u8, value.WithTimeZone);
        WriteLists(writer, value, options);
        writer.WriteEndObject();
    }

    private void WriteLists(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options)
    {
        WriteList(writer, "y"u8, value.Symbols, writer.WriteStringValue);
        WriteList(writer, "o"u8, value.Branches, branch => Write(writer, branch, options));
        WriteList(writer, "e"u8, value.Element is { } only ? [only] : Array.Empty<DataType>(), element => Write(writer, element, options));
        WriteList(writer, "m"u8, value.Key is { } name ? [name] : Array.Empty<DataType>(), key => Write(writer, key, options));
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

    private static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;

        writer.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        writer.WriteEndArray();
    }

    private static DataType Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return new DataType(Enum.Parse<TypeKind>(json.GetString()!));

        return new DataType(Enum.Parse<TypeKind>(json.GetProperty("k"u8).GetString()!))
        {
            Bits = json.TryGetProperty("b"u8, out var bits) ? bits.GetInt32() : 0,
            Precision = json.TryGetProperty("p"u8, out var precision) ? precision.GetInt32() : null,
            Scale = json.TryGetProperty("s"u8, out var scale) ? scale.GetInt32() : null,
            Length = json.TryGetProperty("l"u8, out var length) ? length.GetInt64() : null,
            Unsigned = json.TryGetProperty("u"u8, out _),
            FixedLength = json.TryGetProperty("f"u8, out _),
            WithTimeZone = json.TryGetProperty("z"u8, out _),
            Symbols = ReadList(json, "y"u8, symbol => symbol.GetString()!),
            Branches = ReadList(json, "o"u8, Read),
            Element = ReadList(json, "e"u8, Read).FirstOrDefault(),
            Key = ReadList(json, "m"u8, Read).FirstOrDefault(),
        };
    }

    private static T[] ReadList<T>(JsonElement json, ReadOnlySpan<byte> name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(read)] : [];
}
