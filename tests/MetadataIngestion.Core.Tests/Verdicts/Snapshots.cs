using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>Short ways to write down schemas.</summary>
internal static class Snapshots
{
    public static DataType Int { get; } = new(TypeKind.Integer) { Bits = 32 };

    public static DataType Long { get; } = new(TypeKind.Integer) { Bits = 64 };

    public static DataType Text(long? length = null, bool padded = false) => new(TypeKind.String) { Length = length, FixedLength = padded };

    public static DataType Decimal(int precision, int scale) => new(TypeKind.Decimal) { Precision = precision, Scale = scale };

    public static DataType Timestamp(int precision, bool zone = false) => new(TypeKind.Timestamp) { Precision = precision, WithTimeZone = zone };

    public static DataType Labels(params string[] labels) => new(TypeKind.Enum) { Symbols = labels };

    public static FieldSnapshot Field(string path, DataType? type = null, string? identity = null) =>
        new() { Path = path, Type = type ?? Int, NativeType = Describe(type ?? Int), Identity = identity };

    public static SchemaSnapshot Table(params FieldSnapshot[] fields) => new() { Kind = "Table", Fields = fields };

    public static SchemaSnapshot With(this SchemaSnapshot snapshot, string setting, string value) =>
        snapshot with { Settings = new(snapshot.Settings ?? [], StringComparer.Ordinal) { [setting] = value } };

    private static string Describe(DataType type) =>
        $"{type.Kind} {type.Bits} {type.Precision} {type.Scale} {type.Length} {type.FixedLength} {type.WithTimeZone} {string.Join('/', type.Symbols)}";
}
