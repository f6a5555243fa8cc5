using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Reads names of types as platforms and their users write them into the canonical lattice.</summary>
internal static partial class NativeTypes
{
    /// <summary>The type, or <see langword="null"/> for a name that is not known: nothing is guessed.</summary>
    public static DataType? Parse(string platform, string text)
    {
        var spelling = Spelling(text);
        if (spelling.EndsWith("[]", StringComparison.Ordinal))
            return Parse(platform, spelling[..^2]) is { } element ? DataType.Array(element) : null;
        if (Generic().Match(spelling) is { Success: true } generic)
            return OfElements(platform, generic.Groups["name"].Value, generic.Groups["inner"].Value);
        if (Pattern().Match(spelling) is not { Success: true } match)
            return null;

        var name = $"{match.Groups["name"].Value}{match.Groups["rest"].Value}";
        var first = Number(match.Groups["first"]);
        var second = Number(match.Groups["second"]);
        var isMax = match.Groups["first"].Value == "max";
        return platform switch
        {
            "mssql" => OfSqlServer(name, first, second, isMax) ?? OfAny(name, first, second),
            "postgres" => OfPostgres(name, first) ?? OfAny(name, first, second),
            "kafka" => OfAvro(name) ?? OfAny(name, first, second),
            _ => OfFile(name) ?? OfAny(name, first, second),
        };
    }

    /// <summary>A name without case and spaces that mean nothing.</summary>
    public static string Spelling(string text) => Tight().Replace(Spaces().Replace(text.Trim(), " "), "${sign}").ToLowerInvariant();

    private static int? Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DataType? OfElements(string platform, string name, string inner) => name switch
    {
        "array" or "list" => Parse(platform, inner) is { } element ? DataType.Array(element) : null,
        "map" when inner.Split(',') is [var key, var value] && Parse(platform, key) is { } keys && Parse(platform, value) is { } values => DataType.Map(keys, values),
        _ => null,
    };

    private static DataType? OfAny(string name, int? first, int? second) => name switch
    {
        "boolean" or "bool" => new(TypeKind.Boolean),
        "smallint" or "int2" or "smallserial" => Integer(16),
        "integer" or "int" or "int4" or "serial" => Integer(32),
        "bigint" or "int8" or "long" or "bigserial" => Integer(64),
        "numeric" or "decimal" or "dec" => new(TypeKind.Decimal) { Precision = first, Scale = second ?? (first is null ? null : 0) },
        "real" or "float4" => Float(32),
        "double precision" or "double" or "float8" => Float(64),
        "float" => Float(first is <= 24 ? 32 : 64),
        "text" or "string" or "clob" => new(TypeKind.String),
        "varchar" or "character varying" or "nvarchar" or "char varying" => Text(first),
        "char" or "character" or "nchar" => new(TypeKind.String) { Length = first ?? 1, FixedLength = true },
        "date" => new(TypeKind.Date),
        "time" or "time without time zone" => Time(TypeKind.Time, first, false),
        "timestamp" or "timestamp without time zone" or "datetime" => Time(TypeKind.Timestamp, first, false),
        "timestamp with time zone" or "timestamptz" => Time(TypeKind.Timestamp, first, true),
        "bytea" or "bytes" or "binary" or "varbinary" or "blob" => new(TypeKind.Binary) { Length = first },
        "uuid" => new(TypeKind.Uuid),
        "json" => new(TypeKind.Json),
        "xml" => new(TypeKind.Xml),
        _ => null,
    };

    private static DataType? OfPostgres(string name, int? first) => name switch
    {
        "jsonb" => new(TypeKind.Json),
        "bpchar" => first is null ? Text(null) : new(TypeKind.String) { Length = first, FixedLength = true },
        "citext" => Text(null),
        "name" => Text(63),
        "timetz" or "time with time zone" => Time(TypeKind.Time, first, true),
        "money" => new(TypeKind.Decimal),
        "interval" => new(TypeKind.Interval) { Precision = first },
        _ => null,
    };

    private static DataType? OfSqlServer(string name, int? first, int? second, bool isMax) => name switch
    {
        "bit" => new(TypeKind.Boolean),
        "tinyint" => new(TypeKind.Integer) { Bits = 8, Unsigned = true },
        "decimal" or "numeric" or "dec" => new(TypeKind.Decimal) { Precision = first ?? 18, Scale = second ?? 0 },
        "money" => new(TypeKind.Decimal) { Precision = 19, Scale = 4 },
        "smallmoney" => new(TypeKind.Decimal) { Precision = 10, Scale = 4 },
        "varchar" or "nvarchar" => Text(isMax ? null : first ?? 1),
        "ntext" => Text(null),
        "sysname" => Text(128),
        "uniqueidentifier" => new(TypeKind.Uuid),
        "time" => Time(TypeKind.Time, first ?? 7, false),
        "smalldatetime" => Time(TypeKind.Timestamp, 0, false),
        "datetime" => Time(TypeKind.Timestamp, 3, false),
        "datetime2" => Time(TypeKind.Timestamp, first ?? 7, false),
        "datetimeoffset" => Time(TypeKind.Timestamp, first ?? 7, true),
        "binary" => new(TypeKind.Binary) { Length = first ?? 1, FixedLength = true },
        "varbinary" => new(TypeKind.Binary) { Length = isMax ? null : first ?? 1 },
        "timestamp" or "rowversion" => new(TypeKind.Binary) { Length = 8, FixedLength = true },
        "image" => new(TypeKind.Binary),
        _ => null,
    };

    private static DataType? OfAvro(string name) => name switch
    {
        "float" => Float(32),
        "timestamp-millis" => Time(TypeKind.Timestamp, 3, true),
        "timestamp-micros" => Time(TypeKind.Timestamp, 6, true),
        "local-timestamp-millis" => Time(TypeKind.Timestamp, 3, false),
        "local-timestamp-micros" => Time(TypeKind.Timestamp, 6, false),
        "time-millis" => Time(TypeKind.Time, 3, false),
        "time-micros" => Time(TypeKind.Time, 6, false),
        _ => null,
    };

    private static DataType? OfFile(string name) => name switch
    {
        "int32" => Integer(32),
        "int64" => Integer(64),
        "float" => Float(32),
        "byte_array" => new(TypeKind.Binary),
        "utf8" => Text(null),
        _ => null,
    };

    private static DataType Integer(int bits) => new(TypeKind.Integer) { Bits = bits };

    private static DataType Float(int bits) => new(TypeKind.Float) { Bits = bits };

    private static DataType Text(int? length) => new(TypeKind.String) { Length = length };

    private static DataType Time(TypeKind kind, int? precision, bool withTimeZone) => new(kind) { Precision = precision, WithTimeZone = withTimeZone };

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_ -]*?)(\((?<first>\d+|max)(,(?<second>\d+))?\))?(?<rest> [a-z ]+)?$")]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?<name>[a-z]+)<(?<inner>.+)>$")]
    private static partial Regex Generic();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?(?<sign>[(),<>\[\]]) ?(?=[^a-zA-Z])| ?(?<sign>[(,<\[]) ?")]
    private static partial Regex Tight();
}
