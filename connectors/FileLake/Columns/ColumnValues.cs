using System.Numerics;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>Makes values that can be compared, whatever format they come from. One that people have no way to write is none.</summary>
internal static class ColumnValues
{
    private const int MaxScale = 100;

    public static ColumnValue Number(long value) => new NumberValue<long>(value);

    public static ColumnValue? Float(double value) => double.IsNaN(value) ? null : new NumberValue<double>(value);

    public static ColumnValue? Decimal(BigInteger unscaled, int scale) => scale is >= 0 and <= MaxScale ? new DecimalValue(unscaled, scale) : null;

    /// <summary>A day counted from 1970.</summary>
    public static ColumnValue? Date(long days) => Temporal(days, TemporalUnit.Day);

    /// <summary>A time of day.</summary>
    /// <param name="value">The units since midnight.</param>
    /// <param name="digits">The fractional digits of a second that a unit is: 3, 6 or 9.</param>
    public static ColumnValue? Time(long value, int digits) => Temporal(value, TemporalUnit.Time(digits));

    /// <summary>A time in history.</summary>
    /// <param name="value">The units since 1970.</param>
    /// <param name="digits">The fractional digits of a second that a unit is: 3, 6 or 9.</param>
    /// <param name="isUtc">Whether it is an instant.</param>
    public static ColumnValue? Timestamp(long value, int digits, bool isUtc) => Temporal(value, TemporalUnit.Timestamp(digits, isUtc));

    private static TemporalValue? Temporal(long value, TemporalUnit? unit) => unit is not null && unit.CanWrite(value) ? new TemporalValue(value, unit) : null;
}
