using System.Globalization;
using System.Xml;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Reads durations: a number with a unit, days where it has none, or a text such as <c>P7D</c>.</summary>
internal static class SlaDuration
{
    private const int DaysInMonth = 30;
    private const int DaysInYear = 365;

    /// <summary>The duration; <see langword="null"/> when the promise has none.</summary>
    public static TimeSpan? Parse(SlaProperty sla)
    {
        try
        {
            if (sla.Value.StartsWith('P'))
                return XmlConvert.ToTimeSpan(sla.Value);

            return double.TryParse(sla.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? UnitOf(sla.Unit) * number : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>So many of a unit; <see langword="null"/> for one that is not known.</summary>
    public static TimeSpan? Of(double number, string unit) => UnitOf(unit) * number;

    private static TimeSpan? UnitOf(string? unit) => unit?.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => TimeSpan.FromSeconds(1),
        "m" or "min" or "minute" or "minutes" => TimeSpan.FromMinutes(1),
        "h" or "hr" or "hour" or "hours" => TimeSpan.FromHours(1),
        null or "" or "d" or "day" or "days" => TimeSpan.FromDays(1),
        "w" or "week" or "weeks" => TimeSpan.FromDays(7),
        "mo" or "month" or "months" => TimeSpan.FromDays(DaysInMonth),
        "y" or "yr" or "year" or "years" => TimeSpan.FromDays(DaysInYear),
        _ => null,
    };
}
