using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>The types that have no parts, in ORC's own words.</summary>
internal static class OrcTypes
{
    public static ColumnType Primitive(OrcType type) => type.Kind switch
    {
        OrcKind.Boolean => new(new DataType(TypeKind.Boolean), "boolean"),
        OrcKind.Byte => Integer(8, "tinyint"),
        OrcKind.Short => Integer(16, "smallint"),
        OrcKind.Int => Integer(32, "int"),
        OrcKind.Long => Integer(64, "bigint"),
        OrcKind.Float => new(new DataType(TypeKind.Float) { Bits = 32 }, "float"),
        OrcKind.Double => new(new DataType(TypeKind.Float) { Bits = 64 }, "double"),
        OrcKind.String => new(new DataType(TypeKind.String), "string"),
        OrcKind.Binary => new(new DataType(TypeKind.Binary), "binary"),
        OrcKind.Timestamp => new(new DataType(TypeKind.Timestamp) { Precision = 9 }, "timestamp"),
        OrcKind.TimestampInstant => new(new DataType(TypeKind.Timestamp) { Precision = 9, WithTimeZone = true }, "timestamp with local time zone"),
        OrcKind.Date => new(new DataType(TypeKind.Date), "date"),
        OrcKind.Decimal => new(new DataType(TypeKind.Decimal) { Precision = type.Precision, Scale = type.Scale }, Text($"decimal({type.Precision},{type.Scale})")),
        OrcKind.Varchar => new(new DataType(TypeKind.String) { Length = type.MaximumLength }, Text($"varchar({type.MaximumLength})")),
        OrcKind.Char => new(new DataType(TypeKind.String) { Length = type.MaximumLength, FixedLength = true }, Text($"char({type.MaximumLength})")),
        OrcKind.Geometry => new(new DataType(TypeKind.Geometry), "geometry"),
        var kind => new(new DataType(TypeKind.Opaque), Text($"kind {(int)kind}")),
    };

    private static ColumnType Integer(int bits, string name) => new(new DataType(TypeKind.Integer) { Bits = bits }, name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
