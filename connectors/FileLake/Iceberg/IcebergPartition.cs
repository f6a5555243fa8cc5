using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Reads the partitions of data files in the words of people: what a manifest has as a number may be a month.</summary>
/// <param name="fields">The fields of the partition spec.</param>
/// <param name="names">The names that the fields have in the manifest.</param>
/// <param name="schema">The table's schema.</param>
internal sealed class IcebergPartition(IReadOnlyList<JsonElement> fields, IcebergNames names, IcebergSchema schema)
{
    private const int MaxNumber = 100_000_000;

    public IReadOnlyList<PartitionValue> Read(JsonElement partition) =>
    [
        .. fields.Where(field => field.Text("name") is not null)
            .Select(field => new PartitionValue(field.Text("name")!, partition.Member(NameOf(field)) is { } value ? Text(field, value) : null)),
    ];

    private string NameOf(JsonElement field) =>
        field.Integer("field-id") is >= 0 and <= int.MaxValue and var id ? names.Of((int)id, field.Text("name")!) : field.Text("name")!;

    private string Text(JsonElement field, JsonElement value) => (field.Text("transform"), Number(value)) switch
    {
        ("year", { } years) => Date(years * 12, "yyyy") ?? Plain(value),
        ("month", { } months) => Date(months, "yyyy-MM") ?? Plain(value),
        ("day", { } days) => ColumnValues.Date(days)?.Text ?? Plain(value),
        ("hour", { } hours) => ColumnValues.Timestamp(hours * 3600 * 1000, 3, isUtc: false)?.Text[..13].Replace('T', '-') ?? Plain(value),
        ({ } transform, _) when transform == "identity" || transform.StartsWith("truncate", StringComparison.Ordinal) => Typed(SourceOf(field), value),
        _ => Plain(value),
    };

    /// <summary>Beyond that no number is a time that a calendar has.</summary>
    private static long? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is > -MaxNumber and < MaxNumber ? number : null;

    private static string? Date(long months, string format)
    {
        var year = 1970 + Math.DivRem(months, 12, out var month) + (month < 0 ? -1 : 0);
        return year is >= 1 and <= 9999 ? new DateOnly((int)year, (int)(month < 0 ? month + 12 : month) + 1, 1).ToString(format, CultureInfo.InvariantCulture) : null;
    }

    private DataType? SourceOf(JsonElement field) => field.Integer("source-id") is { } id ? schema.TypeOf(id) : null;

    private static string Typed(DataType? type, JsonElement value) => type?.Kind switch
    {
        TypeKind.Date when value.TryGetInt64(out var days) => ColumnValues.Date(days)?.Text ?? Plain(value),
        TypeKind.Time when value.TryGetInt64(out var time) => ColumnValues.Time(time, type.Precision ?? 0)?.Text ?? Plain(value),
        TypeKind.Timestamp when value.TryGetInt64(out var time) => ColumnValues.Timestamp(time, type.Precision ?? 0, type.WithTimeZone)?.Text ?? Plain(value),
        TypeKind.Decimal => ColumnValues.Decimal(new BigInteger(Bytes(value), isBigEndian: true), type.Scale ?? 0)?.Text ?? Plain(value),
        TypeKind.Uuid when Bytes(value) is { Length: 16 } bytes => new Guid(bytes, bigEndian: true).ToString(),
        TypeKind.Binary => Convert.ToHexStringLower(Bytes(value)),
        _ => Plain(value),
    };

    private static byte[] Bytes(JsonElement value) => value.ValueKind == JsonValueKind.String ? Encoding.Latin1.GetBytes(value.GetString()!) : [];

    private static string Plain(JsonElement value) => value.ToString();
}
