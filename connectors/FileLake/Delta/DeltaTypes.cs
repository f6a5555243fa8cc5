using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The types that have no parts. Native names are those of Spark's SQL, where they differ from the log's only by blanks.</summary>
internal static partial class DeltaTypes
{
    public static ColumnType Primitive(string name)
    {
        name = name.Trim();
        return name switch
        {
            "string" => new(new DataType(TypeKind.String), name),
            "byte" => Integer(8, name),
            "short" => Integer(16, name),
            "integer" => Integer(32, name),
            "long" => Integer(64, name),
            "float" => new(new DataType(TypeKind.Float) { Bits = 32 }, name),
            "double" => new(new DataType(TypeKind.Float) { Bits = 64 }, name),
            "boolean" => new(new DataType(TypeKind.Boolean), name),
            "binary" => new(new DataType(TypeKind.Binary), name),
            "date" => new(new DataType(TypeKind.Date), name),
            "timestamp" => new(new DataType(TypeKind.Timestamp) { Precision = 6, WithTimeZone = true }, name),
            "timestamp_ntz" => new(new DataType(TypeKind.Timestamp) { Precision = 6 }, name),
            "void" or "null" => new(new DataType(TypeKind.Null), "void"),
            "variant" => new(new DataType(TypeKind.Record), name),
            _ when name.StartsWith("decimal", StringComparison.Ordinal) => Decimal(name),
            _ when name.StartsWith("geometry", StringComparison.Ordinal) || name.StartsWith("geography", StringComparison.Ordinal) => new(new DataType(TypeKind.Geometry), name),
            _ when name.StartsWith("interval", StringComparison.Ordinal) => new(new DataType(TypeKind.Interval), name),
            _ => new(new DataType(TypeKind.Opaque), name),
        };
    }

    private static ColumnType Integer(int bits, string name) => new(new DataType(TypeKind.Integer) { Bits = bits }, name);

    private static ColumnType Decimal(string name)
    {
        if (name == "decimal")
            return Decimal(10, 0);

        return DecimalPattern().Match(name) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var precision)
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var scale)
            ? Decimal(precision, scale)
            : new ColumnType(new DataType(TypeKind.Opaque), name);
    }

    private static ColumnType Decimal(int precision, int scale) => new(
        new DataType(TypeKind.Decimal) { Precision = precision, Scale = scale },
        string.Create(CultureInfo.InvariantCulture, $"decimal({precision},{scale})"));

    [GeneratedRegex(@"^decimal\(\s*(\d{1,9})\s*,\s*(-?\d{1,9})\s*\)$")]
    private static partial Regex DecimalPattern();
}
