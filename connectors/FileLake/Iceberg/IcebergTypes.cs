using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>The types that have no parts.</summary>
internal static partial class IcebergTypes
{
    public static ColumnType Primitive(string name)
    {
        name = name.Trim();
        return name switch
        {
            "boolean" => new(new DataType(TypeKind.Boolean), name),
            "int" => new(new DataType(TypeKind.Integer) { Bits = 32 }, name),
            "long" => new(new DataType(TypeKind.Integer) { Bits = 64 }, name),
            "float" => new(new DataType(TypeKind.Float) { Bits = 32 }, name),
            "double" => new(new DataType(TypeKind.Float) { Bits = 64 }, name),
            "date" => new(new DataType(TypeKind.Date), name),
            "time" => new(new DataType(TypeKind.Time) { Precision = 6 }, name),
            "timestamp" => new(new DataType(TypeKind.Timestamp) { Precision = 6 }, name),
            "timestamptz" => new(new DataType(TypeKind.Timestamp) { Precision = 6, WithTimeZone = true }, name),
            "timestamp_ns" => new(new DataType(TypeKind.Timestamp) { Precision = 9 }, name),
            "timestamptz_ns" => new(new DataType(TypeKind.Timestamp) { Precision = 9, WithTimeZone = true }, name),
            "string" => new(new DataType(TypeKind.String), name),
            "uuid" => new(new DataType(TypeKind.Uuid), name),
            "binary" => new(new DataType(TypeKind.Binary), name),
            "unknown" => new(new DataType(TypeKind.Null), name),
            "variant" => new(new DataType(TypeKind.Record), name),
            _ when name.StartsWith("geometry", StringComparison.Ordinal) || name.StartsWith("geography", StringComparison.Ordinal) => new(new DataType(TypeKind.Geometry), name),
            _ => Parameterized(name) ?? new ColumnType(new DataType(TypeKind.Opaque), name),
        };
    }

    private static ColumnType? Parameterized(string name)
    {
        if (Pattern().Match(name) is not { Success: true } match || Number(match, 2) is not { } first)
            return null;

        return match.Groups[1].Value == "fixed"
            ? new ColumnType(new DataType(TypeKind.Binary) { Length = first, FixedLength = true }, string.Create(CultureInfo.InvariantCulture, $"fixed[{first}]"))
            : new ColumnType(new DataType(TypeKind.Decimal) { Precision = first, Scale = Number(match, 3) }, string.Create(CultureInfo.InvariantCulture, $"decimal({first}, {Number(match, 3)})"));
    }

    private static int? Number(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(decimal|fixed)[([]\s*(\d{1,9})\s*(?:,\s*(\d{1,9})\s*)?[)\]]$")]
    private static partial Regex Pattern();
}
