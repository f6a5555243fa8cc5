using System.Buffers.Binary;
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
        (AnnotationKind.Decimal, PhysicalType.ByteArray or PhysicalType.FixedLenByteArray) when bytes.Length is > 0 and <= 64 =>
            ColumnValues.Decimal(new BigInteger(bytes, isBigEndian: true), element.Annotation.Scale),
        (AnnotationKind.Float16, PhysicalType.FixedLenByteArray) when bytes.Length == 2 => ColumnValues.Float((double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        (AnnotationKind.None, PhysicalType.Float) when bytes.Length == 4 => ColumnValues.Float(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        (AnnotationKind.None, PhysicalType.Double) when bytes.Length == 8 => ColumnValues.Float(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        (_, PhysicalType.Int32 or PhysicalType.Int64) => Integer(bytes) is { } value ? Decode(element, value) : null,
        _ => null,
    };

    /// <returns>The value of a whole number; <see langword="null"/> for a type without an order.</returns>
    public static ColumnValue? Decode(SchemaElement element, long value) => element.Annotation.Kind switch
    {
        AnnotationKind.None => ColumnValues.Number(value),
        AnnotationKind.Decimal => ColumnValues.Decimal(value, element.Annotation.Scale),
        AnnotationKind.Integer => element.Annotation.IsSigned ? ColumnValues.Number(value) : Unsigned(value, element),
        AnnotationKind.Date => ColumnValues.Date(value),
        AnnotationKind.Time => ColumnValues.Time(value, element.Annotation.Digits),
        AnnotationKind.Timestamp => ColumnValues.Timestamp(value, element.Annotation.Digits, element.Annotation.IsUtc),
        _ => null,
    };

    private static long? Integer(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => null,
    };

    private static NumberValue<ulong> Unsigned(long value, SchemaElement element) =>
        new(element.Type == (int)PhysicalType.Int32 ? (uint)value : (ulong)value);
}
