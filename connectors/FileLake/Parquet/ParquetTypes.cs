using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>The types of leaves, in Arrow's words. An annotation that does not fit how values are stored is ignored, as readers do.</summary>
internal static class ParquetTypes
{
    public static ColumnType Of(SchemaElement element)
    {
        var type = (PhysicalType)element.Type!.Value;
        return Annotated(element.Annotation, type, element.TypeLength) ?? Physical(type, element.TypeLength);
    }

    private static ColumnType? Annotated(Annotation annotation, PhysicalType type, int length) => (annotation.Kind, type) switch
    {
        (AnnotationKind.String, PhysicalType.ByteArray) => new(new DataType(TypeKind.String), "string"),
        (AnnotationKind.Enum, PhysicalType.ByteArray) => new(new DataType(TypeKind.String), "enum"),
        (AnnotationKind.Json, PhysicalType.ByteArray) => new(new DataType(TypeKind.Json), "json"),
        (AnnotationKind.Bson, PhysicalType.ByteArray) => new(new DataType(TypeKind.Binary), "bson"),
        (AnnotationKind.Decimal, PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.ByteArray or PhysicalType.FixedLenByteArray) => Decimal(annotation),
        (AnnotationKind.Date, PhysicalType.Int32) => new(new DataType(TypeKind.Date), "date32[day]"),
        (AnnotationKind.Time, PhysicalType.Int32 or PhysicalType.Int64) => Time(annotation, type),
        (AnnotationKind.Timestamp, PhysicalType.Int64) => Timestamp(annotation),
        (AnnotationKind.Integer, PhysicalType.Int32 or PhysicalType.Int64) => Integer(annotation),
        (AnnotationKind.Uuid, PhysicalType.FixedLenByteArray) when length == 16 => new(new DataType(TypeKind.Uuid), "uuid"),
        (AnnotationKind.Float16, PhysicalType.FixedLenByteArray) when length == 2 => new(new DataType(TypeKind.Float) { Bits = 16 }, "halffloat"),
        (AnnotationKind.Interval, PhysicalType.FixedLenByteArray) when length == 12 => new(new DataType(TypeKind.Interval), "interval"),
        (AnnotationKind.Unknown, _) => new(new DataType(TypeKind.Null), "null"),
        (AnnotationKind.Geometry or AnnotationKind.Geography, PhysicalType.ByteArray) => Geometry(annotation),
        _ => null,
    };

    private static ColumnType Physical(PhysicalType type, int length) => type switch
    {
        PhysicalType.Boolean => new(new DataType(TypeKind.Boolean), "bool"),
        PhysicalType.Int32 => new(new DataType(TypeKind.Integer) { Bits = 32 }, "int32"),
        PhysicalType.Int64 => new(new DataType(TypeKind.Integer) { Bits = 64 }, "int64"),
        PhysicalType.Int96 => new(new DataType(TypeKind.Timestamp) { Precision = 9 }, "timestamp[ns]"),
        PhysicalType.Float => new(new DataType(TypeKind.Float) { Bits = 32 }, "float"),
        PhysicalType.Double => new(new DataType(TypeKind.Float) { Bits = 64 }, "double"),
        PhysicalType.ByteArray => new(new DataType(TypeKind.Binary), "binary"),
        _ => new(new DataType(TypeKind.Binary) { Length = length, FixedLength = true }, Text($"fixed_size_binary[{length}]")),
    };

    private static ColumnType? Decimal(Annotation annotation)
    {
        if (annotation.Precision <= 0 || annotation.Scale > annotation.Precision)
            return null;

        var word = annotation.Precision > 38 ? "decimal256" : "decimal128";
        return new ColumnType(
            new DataType(TypeKind.Decimal) { Precision = annotation.Precision, Scale = annotation.Scale },
            Text($"{word}({annotation.Precision}, {annotation.Scale})"));
    }

    private static ColumnType? Time(Annotation annotation, PhysicalType type)
    {
        if (annotation.Digits == 0 || annotation.Digits == 3 != (type == PhysicalType.Int32))
            return null;

        var word = annotation.Digits == 3 ? "time32" : "time64";
        return new ColumnType(
            new DataType(TypeKind.Time) { Precision = annotation.Digits, WithTimeZone = annotation.IsUtc },
            $"{word}[{Unit(annotation)}]");
    }

    private static ColumnType? Timestamp(Annotation annotation) => annotation.Digits == 0
        ? null
        : new ColumnType(
            new DataType(TypeKind.Timestamp) { Precision = annotation.Digits, WithTimeZone = annotation.IsUtc },
            annotation.IsUtc ? $"timestamp[{Unit(annotation)}, tz=UTC]" : $"timestamp[{Unit(annotation)}]");

    private static ColumnType? Integer(Annotation annotation) => annotation.Bits is 8 or 16 or 32 or 64
        ? new ColumnType(
            new DataType(TypeKind.Integer) { Bits = annotation.Bits, Unsigned = !annotation.IsSigned },
            Text($"{(annotation.IsSigned ? "int" : "uint")}{annotation.Bits}"))
        : null;

    private static ColumnType Geometry(Annotation annotation)
    {
        var word = annotation.Kind == AnnotationKind.Geometry ? "geometry" : "geography";
        return new ColumnType(new DataType(TypeKind.Geometry), $"{word}({annotation.Crs ?? "OGC:CRS84"})");
    }

    private static string Unit(Annotation annotation) => annotation.Digits switch
    {
        3 => "ms",
        6 => "us",
        _ => "ns",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
