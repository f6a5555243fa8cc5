using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>The types that have no parts. A logical type that does not fit its base type is ignored, as Avro asks for.</summary>
internal static class AvroTypes
{
    public static ColumnType String { get; } = new(new DataType(TypeKind.String), "string");

    public static ColumnType? Primitive(string name) => name switch
    {
        "null" => new(new DataType(TypeKind.Null), name),
        "boolean" => new(new DataType(TypeKind.Boolean), name),
        "int" => new(new DataType(TypeKind.Integer) { Bits = 32 }, name),
        "long" => new(new DataType(TypeKind.Integer) { Bits = 64 }, name),
        "float" => new(new DataType(TypeKind.Float) { Bits = 32 }, name),
        "double" => new(new DataType(TypeKind.Float) { Bits = 64 }, name),
        "bytes" => new(new DataType(TypeKind.Binary), name),
        "string" => String,
        _ => null,
    };

    public static ColumnType Enum(JsonElement schema) => new(
        new DataType(TypeKind.Enum)
        {
            Symbols = schema.TryGetProperty("symbols", out var symbols) ? [.. symbols.EnumerateArray().Select(symbol => symbol.GetString()!)] : [],
        },
        "enum");

    public static ColumnType Fixed(JsonElement schema)
    {
        var size = Number(schema, "size") is { } stated and >= 0 ? stated : throw new InvalidDataException("a fixed type has no size");
        return Logical(schema, "fixed", size)
            ?? new ColumnType(new DataType(TypeKind.Binary) { Length = size, FixedLength = true }, string.Create(CultureInfo.InvariantCulture, $"fixed({size})"));
    }

    /// <summary>The logical type of a schema; <see langword="null"/> when it has none that is known and fits.</summary>
    public static ColumnType? Logical(JsonElement schema, string baseType, int size) => (Text(schema, "logicalType"), baseType) switch
    {
        ("decimal", "bytes" or "fixed") => Decimal(schema, baseType, size),
        ("big-decimal", "bytes") => new(new DataType(TypeKind.Decimal), "big-decimal"),
        ("uuid", "string") => new(new DataType(TypeKind.Uuid), "uuid"),
        ("uuid", "fixed") when size == 16 => new(new DataType(TypeKind.Uuid), "uuid"),
        ("date", "int") => new(new DataType(TypeKind.Date), "date"),
        ("time-millis", "int") => new(new DataType(TypeKind.Time) { Precision = 3 }, "time-millis"),
        ("time-micros", "long") => new(new DataType(TypeKind.Time) { Precision = 6 }, "time-micros"),
        ("timestamp-millis" or "timestamp-micros" or "timestamp-nanos", "long") => Timestamp(schema, IsInstant(schema)),
        ("local-timestamp-millis" or "local-timestamp-micros" or "local-timestamp-nanos", "long") => Timestamp(schema, isInstant: false),
        ("duration", "fixed") when size == 12 => new(new DataType(TypeKind.Interval), "duration"),
        _ => null,
    };

    public static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static ColumnType? Decimal(JsonElement schema, string baseType, int size)
    {
        var precision = Number(schema, "precision") ?? 0;
        var scale = Number(schema, "scale") ?? 0;

        // n bytes hold the digits of numbers up to 2^(8n-1).
        var fits = baseType != "fixed" || precision <= Math.Floor(Math.Log10(2) * ((8.0 * size) - 1));
        return precision > 0 && scale >= 0 && scale <= precision && fits
            ? new ColumnType(
                new DataType(TypeKind.Decimal) { Precision = precision, Scale = scale },
                string.Create(CultureInfo.InvariantCulture, $"decimal({precision},{scale})"))
            : null;
    }

    private static ColumnType Timestamp(JsonElement schema, bool isInstant)
    {
        var name = Text(schema, "logicalType")!;
        var digits = name.EndsWith("millis", StringComparison.Ordinal) ? 3 : name.EndsWith("micros", StringComparison.Ordinal) ? 6 : 9;
        return new ColumnType(new DataType(TypeKind.Timestamp) { Precision = digits, WithTimeZone = isInstant }, name);
    }

    /// <summary>Iceberg says in an attribute of its own that a timestamp is the reading of a clock on the wall.</summary>
    private static bool IsInstant(JsonElement schema) =>
        !schema.TryGetProperty("adjust-to-utc", out var adjusted) || adjusted.ValueKind != JsonValueKind.False;
}
