using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>
/// Decodes the least and the greatest value of a column. Only numbers and times: the bounds of texts may be cut short, and may be names of
/// people.
/// </summary>
internal static class ParquetValues
{
    /// <returns>The value; <see langword="null"/> for a type without an order, and for bytes that are no value of the type.</returns>
    public static ColumnValue? Decode(SchemaElement element, ReadOnlySpan<byte> bytes) => (element.Annotation.Kind, (PhysicalType)element.Type!.Value) switch
    {
        (AnnotationKind.Decimal, PhysicalType.Int32 or PhysicalType.Int64) => Integer(bytes) is { } value ? Decimal(value, element.Annotation.Scale) : null,
        (AnnotationKind.Decimal, PhysicalType.ByteArray or PhysicalType.FixedLenByteArray) when bytes.Length is > 0 and <= 64 =>
            Decimal(new BigInteger(bytes, isBigEndian: true), element.Annotation.Scale),
        (AnnotationKind.Float16, PhysicalType.FixedLenByteArray) when bytes.Length == 2 => Float((double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        (AnnotationKind.None, PhysicalType.Float) when bytes.Length == 4 => Float(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        (AnnotationKind.None, PhysicalType.Double) when bytes.Length == 8 => Float(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        (_, PhysicalType.Int32 or PhysicalType.Int64) => Integer(bytes) is { } value ? Integer(element.Annotation, value, bytes) : null,
        _ => null,
    };

    private static long? Integer(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => null,
    };

    private static ColumnValue? Integer(Annotation annotation, long value, ReadOnlySpan<byte> bytes) => annotation.Kind switch
    {
        AnnotationKind.None => Number(value),
        AnnotationKind.Integer => annotation.IsSigned ? Number(value) : Unsigned(value, bytes.Length),
        AnnotationKind.Date => Temporal(value, TimeSpan.TicksPerDay, 1, "yyyy-MM-dd"),
        AnnotationKind.Time => Time(value, annotation.Digits),
        AnnotationKind.Timestamp => Timestamp(value, annotation),
        _ => null,
    };

    private static ColumnValue Number(long value) => new(value);

    private static ColumnValue Unsigned(long value, int width)
    {
        var number = width == 4 ? (uint)value : (ulong)value;
        return new ColumnValue(number);
    }

    private static ColumnValue? Float(double value) => double.IsNaN(value) ? null : new ColumnValue(value);

    private static ColumnValue? Decimal(BigInteger unscaled, int scale)
    {
        if (scale is < 0 or > 100)
            return null;

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return new ColumnValue(unscaled, unscaled.Sign < 0 ? "-" + text : text);
    }

    private static ColumnValue? Time(long value, int digits) => digits switch
    {
        3 => Temporal(value, TimeSpan.TicksPerMillisecond, 1, "HH:mm:ss.FFF"),
        6 => Temporal(value, TimeSpan.TicksPerMicrosecond, 1, "HH:mm:ss.FFFFFF"),
        9 => Temporal(value, 1, 100, "HH:mm:ss.FFFFFFF"),
        _ => null,
    };

    private static ColumnValue? Timestamp(long value, Annotation annotation)
    {
        var zone = annotation.IsUtc ? "'Z'" : string.Empty;
        return annotation.Digits switch
        {
            3 => Temporal(value, TimeSpan.TicksPerMillisecond, 1, "yyyy-MM-dd'T'HH:mm:ss.FFF" + zone),
            6 => Temporal(value, TimeSpan.TicksPerMicrosecond, 1, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF" + zone),
            9 => Temporal(value, 1, 100, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" + zone),
            _ => null,
        };
    }

    /// <summary>A time counted from 1970, when it lies between the years 1 and 9999; else it cannot be written in a way that people know.</summary>
    private static ColumnValue? Temporal(long value, long ticks, long parts, string format)
    {
        var sinceFirstYear = ((Int128)value * ticks / parts) + DateTime.UnixEpoch.Ticks;
        return sinceFirstYear >= 0 && sinceFirstYear <= DateTime.MaxValue.Ticks
            ? new ColumnValue(value, new DateTime((long)sinceFirstYear).ToString(format, CultureInfo.InvariantCulture))
            : null;
    }
}
