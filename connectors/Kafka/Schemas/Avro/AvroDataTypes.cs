using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>Canonical types and native texts of Avro types. A logical type that does not fit its type is ignored, as readers do.</summary>
internal static class AvroDataTypes
{
    public static DataType Of(AvroType type) => OfLogical(type) ?? OfConnect(type) ?? OfKind(type);

    /// <summary>The type as people write it, such as <c>array&lt;long (timestamp-millis)&gt;</c>.</summary>
    public static string NativeOf(AvroType type)
    {
        if (type.Unwrapped != type)
            return NativeOf(type.Unwrapped);

        var name = type.Kind switch
        {
            AvroKind.Array => $"array<{NativeOf(type.Items!)}>",
            AvroKind.Map => $"map<{NativeOf(type.Items!)}>",
            AvroKind.Union => $"union<{string.Join(", ", type.Branches.Select(NativeOf))}>",
            AvroKind.Fixed => string.Create(CultureInfo.InvariantCulture, $"fixed({type.Size})"),
            _ => type.FullName,
        };
        return OfLogical(type) is null ? name : $"{name} ({LogicalText(type)})";
    }

    private static string LogicalText(AvroType type) => type.LogicalType == "decimal"
        ? string.Create(CultureInfo.InvariantCulture, $"decimal({type.Precision}, {type.Scale ?? 0})")
        : type.LogicalType!;

    private static DataType? OfLogical(AvroType type) => (type.LogicalType, type.Kind) switch
    {
        ("decimal", AvroKind.Bytes or AvroKind.Fixed) when IsDecimal(type) => new DataType(TypeKind.Decimal) { Precision = type.Precision, Scale = type.Scale ?? 0 },
        ("big-decimal", AvroKind.Bytes) => new DataType(TypeKind.Decimal),
        ("uuid", AvroKind.String) => new DataType(TypeKind.Uuid),
        ("uuid", AvroKind.Fixed) when type.Size == 16 => new DataType(TypeKind.Uuid),
        ("date", AvroKind.Int) => new DataType(TypeKind.Date),
        ("time-millis", AvroKind.Int) => new DataType(TypeKind.Time) { Precision = 3 },
        ("time-micros", AvroKind.Long) => new DataType(TypeKind.Time) { Precision = 6 },
        ("timestamp-millis", AvroKind.Long) => Instant(3),
        ("timestamp-micros", AvroKind.Long) => Instant(6),
        ("timestamp-nanos", AvroKind.Long) => Instant(9),
        ("local-timestamp-millis", AvroKind.Long) => WallClock(3),
        ("local-timestamp-micros", AvroKind.Long) => WallClock(6),
        ("local-timestamp-nanos", AvroKind.Long) => WallClock(9),
        ("duration", AvroKind.Fixed) when type.Size == 12 => new DataType(TypeKind.Interval),
        _ => null,
    };

    /// <summary>Kafka Connect and Debezium name their own logical types in a property.</summary>
    private static DataType? OfConnect(AvroType type) =>
        type.Properties.TryGetValue("connect.name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString() switch
            {
                "io.debezium.time.Date" or "org.apache.kafka.connect.data.Date" => new DataType(TypeKind.Date),
                "io.debezium.time.Time" or "org.apache.kafka.connect.data.Time" => new DataType(TypeKind.Time) { Precision = 3 },
                "io.debezium.time.MicroTime" => new DataType(TypeKind.Time) { Precision = 6 },
                "io.debezium.time.NanoTime" => new DataType(TypeKind.Time) { Precision = 9 },
                "org.apache.kafka.connect.data.Timestamp" => Instant(3),
                "io.debezium.time.ZonedTimestamp" => new DataType(TypeKind.Timestamp) { WithTimeZone = true },
                "io.debezium.time.Timestamp" => WallClock(3),
                "io.debezium.time.MicroTimestamp" => WallClock(6),
                "io.debezium.time.NanoTimestamp" => WallClock(9),
                "io.debezium.data.Uuid" => new DataType(TypeKind.Uuid),
                "io.debezium.data.Json" => new DataType(TypeKind.Json),
                "io.debezium.data.Xml" => new DataType(TypeKind.Xml),
                _ => null,
            }
            : null;

    private static DataType OfKind(AvroType type) => type.Kind switch
    {
        AvroKind.Null => new DataType(TypeKind.Null),
        AvroKind.Boolean => new DataType(TypeKind.Boolean),
        AvroKind.Int => new DataType(TypeKind.Integer) { Bits = 32 },
        AvroKind.Long => new DataType(TypeKind.Integer) { Bits = 64 },
        AvroKind.Float => new DataType(TypeKind.Float) { Bits = 32 },
        AvroKind.Double => new DataType(TypeKind.Float) { Bits = 64 },
        AvroKind.Bytes => new DataType(TypeKind.Binary),
        AvroKind.Fixed => new DataType(TypeKind.Binary) { Length = type.Size, FixedLength = true },
        AvroKind.String => new DataType(TypeKind.String),
        AvroKind.Record => new DataType(TypeKind.Record),
        AvroKind.Enum => new DataType(TypeKind.Enum) { Symbols = type.Symbols },
        AvroKind.Array => DataType.Array(Of(type.Items!.Unwrapped)),
        AvroKind.Map => DataType.Map(new DataType(TypeKind.String), Of(type.Items!.Unwrapped)),
        AvroKind.Union => DataType.Union([.. type.Branches.Where(branch => branch.Kind != AvroKind.Null).Select(Of)]),
        _ => new DataType(TypeKind.Opaque),
    };

    private static bool IsDecimal(AvroType type) => type is { Precision: > 0 } && (type.Scale ?? 0) >= 0 && (type.Scale ?? 0) <= type.Precision;

    private static DataType Instant(int precision) => new(TypeKind.Timestamp) { Precision = precision, WithTimeZone = true };

    private static DataType WallClock(int precision) => new(TypeKind.Timestamp) { Precision = precision };
}
