using System.Globalization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Types;

/// <summary>The types of the system in the canonical lattice. Lengths are bytes in the catalog and characters in T-SQL.</summary>
internal static class BuiltInTypes
{
    private const int Unlimited = -1;

    /// <summary>The type of a name; null for one that is not known.</summary>
    public static ColumnType? Find(string name, int maxLength, int precision, int scale, int? dimensions) =>
        Number(name, precision, scale) ?? Text(name, maxLength) ?? Moment(name, scale) ?? Other(name, maxLength, dimensions);

    private static ColumnType? Number(string name, int precision, int scale) => name switch
    {
        "bit" => Plain(TypeKind.Boolean, name),
        "tinyint" => new ColumnType(new DataType(TypeKind.Integer) { Bits = 8, Unsigned = true }, name),
        "smallint" => Integer(16, name),
        "int" => Integer(32, name),
        "bigint" => Integer(64, name),
        "decimal" or "numeric" => new ColumnType(Decimal(precision, scale), Format($"{name}({precision}, {scale})")),
        "money" => new ColumnType(Decimal(19, 4), name),
        "smallmoney" => new ColumnType(Decimal(10, 4), name),
        "real" => new ColumnType(new DataType(TypeKind.Float) { Bits = 32 }, name),
        "float" => new ColumnType(new DataType(TypeKind.Float) { Bits = 64 }, name),
        _ => null,
    };

    private static ColumnType? Text(string name, int maxLength) => name switch
    {
        "char" => Characters(name, maxLength, isFixed: true),
        "varchar" => Characters(name, maxLength, isFixed: false),
        "nchar" => Characters(name, Halved(maxLength), isFixed: true),
        "nvarchar" => Characters(name, Halved(maxLength), isFixed: false),
        "sysname" => new ColumnType(new DataType(TypeKind.String) { Length = Halved(maxLength) }, name),
        "text" or "ntext" => Plain(TypeKind.String, name),
        "uniqueidentifier" => Plain(TypeKind.Uuid, name),
        "xml" => Plain(TypeKind.Xml, name),
        "json" => Plain(TypeKind.Json, name),
        _ => null,
    };

    private static ColumnType? Moment(string name, int scale) => name switch
    {
        "date" => Plain(TypeKind.Date, name),
        "time" => Time(TypeKind.Time, name, scale),
        "smalldatetime" => new ColumnType(new DataType(TypeKind.Timestamp) { Precision = 0 }, name),
        "datetime" => new ColumnType(new DataType(TypeKind.Timestamp) { Precision = 3 }, name),
        "datetime2" => Time(TypeKind.Timestamp, name, scale),
        "datetimeoffset" => new ColumnType(new DataType(TypeKind.Timestamp) { Precision = scale, WithTimeZone = true }, Format($"{name}({scale})")),
        _ => null,
    };

    private static ColumnType? Other(string name, int maxLength, int? dimensions) => name switch
    {
        "binary" => Bytes(name, maxLength, isFixed: true),
        "varbinary" => Bytes(name, maxLength, isFixed: false),
        "image" => Plain(TypeKind.Binary, name),
        // The catalog's old name for a row's version number, which has nothing to do with time.
        "timestamp" or "rowversion" => new ColumnType(new DataType(TypeKind.Binary) { Length = 8, FixedLength = true }, "rowversion"),
        "hierarchyid" => Plain(TypeKind.Binary, name),
        "geometry" or "geography" => Plain(TypeKind.Geometry, name),
        "sql_variant" => Plain(TypeKind.Union, name),
        "vector" => new ColumnType(DataType.Array(new DataType(TypeKind.Float) { Bits = 32 }), dimensions is { } count ? Format($"vector({count})") : name),
        _ => null,
    };

    private static ColumnType Plain(TypeKind kind, string name) => new(new DataType(kind), name);

    private static ColumnType Integer(int bits, string name) => new(new DataType(TypeKind.Integer) { Bits = bits }, name);

    private static DataType Decimal(int precision, int scale) => new(TypeKind.Decimal) { Precision = precision, Scale = scale };

    private static ColumnType Time(TypeKind kind, string name, int scale) => new(new DataType(kind) { Precision = scale }, Format($"{name}({scale})"));

    private static ColumnType Characters(string name, int length, bool isFixed) =>
        new(new DataType(TypeKind.String) { Length = LengthOf(length), FixedLength = isFixed }, $"{name}({LengthText(length)})");

    private static ColumnType Bytes(string name, int length, bool isFixed) =>
        new(new DataType(TypeKind.Binary) { Length = LengthOf(length), FixedLength = isFixed }, $"{name}({LengthText(length)})");

    private static int Halved(int maxLength) => maxLength == Unlimited ? Unlimited : maxLength / 2;

    private static long? LengthOf(int length) => length == Unlimited ? null : length;

    private static string LengthText(int length) => length == Unlimited ? "max" : length.ToString(CultureInfo.InvariantCulture);

    private static string Format(FormattableString text) => FormattableString.Invariant(text);
}
