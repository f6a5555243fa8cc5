using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Writes values as JSON: numbers as such, times as people write them, bytes as text.</summary>
internal static class PageValueJson
{
    private const long JulianDayOf1970 = 2440588;
    private const long MicrosecondsPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;
    private const long MaxDays = 10_000_000;

    public static void Write(Utf8JsonWriter json, SchemaElement element, LeafCursor cursor)
    {
        if (cursor.IsBoolean)
        {
            json.WriteBooleanValue(cursor.Number != 0);
        }
        else if (IsText(element))
        {
            WriteText(json, cursor.Text);
        }
        else if (element.Annotation.Kind is AnnotationKind.None && cursor.Number is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            Write(json, ValueOf(element, cursor));
        }
    }

    private static bool IsText(SchemaElement element) => element.Type == (int)PhysicalType.ByteArray && element.Annotation.Kind != AnnotationKind.Decimal;

    private static ColumnValue? ValueOf(SchemaElement element, LeafCursor cursor)
    {
        if (cursor.Number is { } number)
            return ParquetValues.Decode(element, number);

        return element.Type == (int)PhysicalType.Int96 ? OldTimestamp(cursor.Text) : ParquetValues.Decode(element, cursor.Text);
    }

    /// <summary>Nanoseconds of a day that is counted from the beginning of the Julian period.</summary>
    private static ColumnValue? OldTimestamp(ReadOnlySpan<byte> bytes)
    {
        var micros = BinaryPrimitives.ReadInt64LittleEndian(bytes) / 1000;
        var days = BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(long)..]) - JulianDayOf1970;
        return Math.Abs(days) <= MaxDays ? ColumnValues.Timestamp((days * MicrosecondsPerDay) + micros, 6, isUtc: true) : null;
    }

    private static void Write(Utf8JsonWriter json, ColumnValue? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case TemporalValue or NumberValue<double> { Number: double.PositiveInfinity or double.NegativeInfinity }:
                json.WriteStringValue(value.Text);
                break;
            default:
                json.WriteRawValue(value.Text);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            json.WriteStringValue(text);
        }
        else
        {
            json.WriteStringValue(Encoding.UTF8.GetString(text));
        }
    }
}
