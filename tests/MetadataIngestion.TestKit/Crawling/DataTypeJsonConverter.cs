using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Writes a type in one line, with everything that is set in it: <c>Decimal(10, 2)</c>, <c>Array of Integer 32</c>.</summary>
internal sealed class DataTypeJsonConverter : JsonConverter<DataType>
{
    public override DataType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, DataType value, JsonSerializerOptions options) => writer.WriteStringValue(TextOf(value));

    private static string TextOf(DataType type) => string.Concat(
    [
        type.Unsigned ? "unsigned " : string.Empty,
        type.Kind.ToString(),
        type.Bits > 0 ? string.Create(CultureInfo.InvariantCulture, $" {type.Bits}") : string.Empty,
        Digits(type),
        type.Length is { } length ? string.Create(CultureInfo.InvariantCulture, $"[{length}]") : string.Empty,
        type.FixedLength ? " fixed" : string.Empty,
        type.WithTimeZone ? " with time zone" : string.Empty,
        type.Symbols.Count > 0 ? $" of {string.Join(" | ", type.Symbols)}" : string.Empty,
        type.Key is { } key ? $" from {TextOf(key)}" : string.Empty,
        type.Element is { } element ? $" of {TextOf(element)}" : string.Empty,
        type.Branches.Count > 0 ? $" of ({string.Join(" | ", type.Branches.Select(TextOf))})" : string.Empty,
    ]);

    private static string Digits(DataType type) => (type.Precision, type.Scale) is (null, null)
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"({type.Precision}, {type.Scale})");
}
