using System.Buffers.Binary;
using System.Numerics;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Decodes the bounds in manifests, of numbers and times alone as everywhere. They may be shorter than their type, which was widened since.</summary>
internal static class IcebergValues
{
    private const int MaxDecimal = 64;

    /// <returns>The value; <see langword="null"/> for a type without an order, and for bytes that are no value of the type.</returns>
    public static ColumnValue? Decode(DataType type, ReadOnlySpan<byte> bytes) => type.Kind switch
    {
        TypeKind.Integer => Integer(bytes) is { } number ? ColumnValues.Number(number) : null,
        TypeKind.Float => Float(bytes) is { } number ? ColumnValues.Float(number) : null,
        TypeKind.Decimal when bytes.Length is > 0 and <= MaxDecimal => ColumnValues.Decimal(new BigInteger(bytes, isBigEndian: true), type.Scale ?? 0),
        TypeKind.Date => Integer(bytes) is { } days ? ColumnValues.Date(days) : null,
        TypeKind.Time => Integer(bytes) is { } time ? ColumnValues.Time(time, type.Precision ?? 0) : null,
        TypeKind.Timestamp => Integer(bytes) is { } time ? ColumnValues.Timestamp(time, type.Precision ?? 0, type.WithTimeZone) : null,
        _ => null,
    };

    private static long? Integer(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => null,
    };

    private static double? Float(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        8 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => null,
    };
}
