using System.Globalization;
using System.Numerics;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>Makes values that can be compared, whatever format they come from. One that people have no way to write is none.</summary>
internal static class ColumnValues
{
    private const int MaxScale = 100;

    public static ColumnValue Number(long value) => new(value);

    public static ColumnValue? Float(double value) => double.IsNaN(value) ? null : new ColumnValue(value);

    public static ColumnValue? Decimal(BigInteger unscaled, int scale)
    {
        if (scale is < 0 or > MaxScale)
            return null;

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return new ColumnValue(unscaled, unscaled.Sign < 0 ? "-" + text : text);
    }

    /// <summary>A day counted from 1970.</summary>
    public static ColumnValue? Date(long days) => Temporal(days, TimeSpan.TicksPerDay, 1, "yyyy-MM-dd");

    /// <summary>A time of day.</summary>
    /// <param name="value">The units since midnight.</param>
    /// <param name="digits">The fractional digits of a second that a unit is: 3, 6 or 9.</param>
    public static ColumnValue? Time(long value, int digits) => digits switch
    {
        3 => Temporal(value, TimeSpan.TicksPerMillisecond, 1, "HH:mm:ss.FFF"),
        6 => Temporal(value, TimeSpan.TicksPerMicrosecond, 1, "HH:mm:ss.FFFFFF"),
        9 => Temporal(value, 1, 100, "HH:mm:ss.FFFFFFF"),
        _ => null,
    };

    /// <summary>A time in history.</summary>
    /// <param name="value">The units since 1970.</param>
    /// <param name="digits">The fractional digits of a second that a unit is: 3, 6 or 9.</param>
    /// <param name="isUtc">Whether it is an instant.</param>
    public static ColumnValue? Timestamp(long value, int digits, bool isUtc)
    {
        var zone = isUtc ? "'Z'" : string.Empty;
        return digits switch
        {
            3 => Temporal(value, TimeSpan.TicksPerMillisecond, 1, "yyyy-MM-dd'T'HH:mm:ss.FFF" + zone),
            6 => Temporal(value, TimeSpan.TicksPerMicrosecond, 1, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF" + zone),
            9 => Temporal(value, 1, 100, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" + zone),
            _ => null,
        };
    }

    /// <summary>A time counted from 1970, when it lies between the years 1 and 9999.</summary>
    private static ColumnValue? Temporal(long value, long ticks, long parts, string format)
    {
        var sinceFirstYear = ((Int128)value * ticks / parts) + DateTime.UnixEpoch.Ticks;
        return sinceFirstYear >= 0 && sinceFirstYear <= DateTime.MaxValue.Ticks
            ? new ColumnValue(value, new DateTime((long)sinceFirstYear).ToString(format, CultureInfo.InvariantCulture))
            : null;
    }
}
