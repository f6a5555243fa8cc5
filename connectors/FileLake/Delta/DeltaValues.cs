using System.Globalization;
using System.Numerics;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Reads the bounds that statistics state, of numbers and times alone as everywhere.</summary>
internal static class DeltaValues
{
    private const int MaxDigits = 100;
    private const int MicrosecondDigits = 6;

    /// <returns>The value; <see langword="null"/> for a type without an order, and for what is no value of the type.</returns>
    public static ColumnValue? Decode(DataType type, JsonElement value) => (type.Kind, value.ValueKind) switch
    {
        (TypeKind.Integer, JsonValueKind.Number) => value.TryGetInt64(out var number) ? ColumnValues.Number(number) : null,
        (TypeKind.Float, JsonValueKind.Number) => value.TryGetDouble(out var number) ? ColumnValues.Float(number) : null,
        (TypeKind.Decimal, JsonValueKind.Number) => Decimal(value.GetRawText(), type.Scale ?? 0),
        (TypeKind.Date, JsonValueKind.String) => Date(value.GetString()),
        (TypeKind.Timestamp, JsonValueKind.String) => Timestamp(value.GetString(), type.WithTimeZone),
        _ => null,
    };

    /// <summary>Decimals have up to 38 digits, more than the framework's own.</summary>
    private static ColumnValue? Decimal(string text, int scale)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : text.Length - point - 1;
        return text.Length <= MaxDigits && fraction <= scale && scale <= MaxDigits
            && BigInteger.TryParse(text.Replace(".", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)
            ? ColumnValues.Decimal(digits * BigInteger.Pow(10, scale - fraction), scale)
            : null;
    }

    private static ColumnValue? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? ColumnValues.Date(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)
        : null;

    private static ColumnValue? Timestamp(string? text, bool isUtc) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? ColumnValues.Timestamp((time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, MicrosecondDigits, isUtc)
            : null;
}
