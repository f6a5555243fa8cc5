using System.Globalization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>The types of pg_catalog in the canonical lattice, and their names as DataHub knows them from SQLAlchemy.</summary>
internal static class BuiltInTypes
{
    private const int NameLength = 63;

    public static ColumnType? Find(string name, int modifier) =>
        Number(name, modifier) ?? Text(name, modifier) ?? Moment(name, modifier) ?? Other(name, modifier);

    private static ColumnType? Number(string name, int modifier) => name switch
    {
        "int2" => Integer(16, "SMALLINT"),
        "int4" => Integer(32, "INTEGER"),
        "int8" => Integer(64, "BIGINT"),
        "float4" => new ColumnType(new DataType(TypeKind.Float) { Bits = 32 }, "REAL"),
        "float8" => new ColumnType(new DataType(TypeKind.Float) { Bits = 64 }, "DOUBLE PRECISION"),
        "numeric" => Numeric(modifier),
        "money" => Plain(TypeKind.Decimal, "MONEY"),
        _ => null,
    };

    private static ColumnType? Text(string name, int modifier) => name switch
    {
        "text" => Plain(TypeKind.String, "TEXT"),
        "varchar" => Characters("VARCHAR", TypeModifier.Length(modifier), isFixed: false),
        "bpchar" => modifier < 0 ? Plain(TypeKind.String, "BPCHAR") : Characters("CHAR", TypeModifier.Length(modifier), isFixed: true),
        "char" => new ColumnType(new DataType(TypeKind.String) { Length = 1, FixedLength = true }, "\"CHAR\""),
        "name" => new ColumnType(new DataType(TypeKind.String) { Length = NameLength }, "NAME"),
        "uuid" => Plain(TypeKind.Uuid, "UUID"),
        "json" => Plain(TypeKind.Json, "JSON"),
        "jsonb" => Plain(TypeKind.Json, "JSONB"),
        "xml" => Plain(TypeKind.Xml, "XML"),
        "inet" or "cidr" or "macaddr" or "macaddr8" or "oid" => Plain(TypeKind.String, name.ToUpperInvariant()),
        _ => null,
    };

    private static ColumnType? Moment(string name, int modifier) => name switch
    {
        "date" => Plain(TypeKind.Date, "DATE"),
        "time" => Time(TypeKind.Time, "TIME", modifier, withTimeZone: false),
        "timetz" => Time(TypeKind.Time, "TIME", modifier, withTimeZone: true),
        "timestamp" => Time(TypeKind.Timestamp, "TIMESTAMP", modifier, withTimeZone: false),
        "timestamptz" => Time(TypeKind.Timestamp, "TIMESTAMP", modifier, withTimeZone: true),
        "interval" => Interval(modifier),
        _ => null,
    };

    private static ColumnType? Other(string name, int modifier) => name switch
    {
        "bool" => Plain(TypeKind.Boolean, "BOOLEAN"),
        "bytea" => Plain(TypeKind.Binary, "BYTEA"),
        "bit" => Bits("BIT", TypeModifier.Plain(modifier), isFixed: true),
        "varbit" => Bits("BIT VARYING", TypeModifier.Plain(modifier), isFixed: false),
        "tsvector" or "regclass" => Plain(TypeKind.Binary, name.ToUpperInvariant()),
        "point" or "line" or "lseg" or "box" or "path" or "polygon" or "circle" => Plain(TypeKind.Geometry, name.ToUpperInvariant()),
        _ => null,
    };

    private static ColumnType Plain(TypeKind kind, string text) => new(new DataType(kind), text);

    private static ColumnType Integer(int bits, string text) => new(new DataType(TypeKind.Integer) { Bits = bits }, text);

    private static ColumnType Numeric(int modifier) => TypeModifier.Numeric(modifier) is { } limits
        ? new ColumnType(
            new DataType(TypeKind.Decimal) { Precision = limits.Precision, Scale = limits.Scale },
            string.Create(CultureInfo.InvariantCulture, $"NUMERIC({limits.Precision}, {limits.Scale})"))
        : Plain(TypeKind.Decimal, "NUMERIC");

    private static ColumnType Characters(string text, int? length, bool isFixed) => new(
        new DataType(TypeKind.String) { Length = length, FixedLength = isFixed },
        text + TypeModifier.InParentheses(length));

    private static ColumnType Bits(string text, int? length, bool isFixed) => new(
        new DataType(TypeKind.Binary) { Length = length, FixedLength = isFixed },
        text + TypeModifier.InParentheses(length));

    private static ColumnType Time(TypeKind kind, string text, int modifier, bool withTimeZone)
    {
        var precision = TypeModifier.Plain(modifier);
        return new ColumnType(
            new DataType(kind) { Precision = precision, WithTimeZone = withTimeZone },
            $"{text}{TypeModifier.InParentheses(precision)} {(withTimeZone ? "WITH" : "WITHOUT")} TIME ZONE");
    }

    private static ColumnType Interval(int modifier)
    {
        var fields = TypeModifier.IntervalFields(modifier);
        var precision = TypeModifier.IntervalPrecision(modifier);
        var text = "INTERVAL" + (fields is null ? "" : " " + fields) + (precision is null ? "" : " " + TypeModifier.InParentheses(precision));
        return new ColumnType(new DataType(TypeKind.Interval) { Precision = precision }, text);
    }
}
