using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>What times of a column are counted in, and how people write them.</summary>
/// <param name="format">How they are written.</param>
/// <param name="ticks">The length of the unit, or of all parts together.</param>
/// <param name="parts">How many units that is.</param>
internal sealed class TemporalUnit(string format, long ticks, long parts = 1)
{
    private const string OfDay = "HH:mm:ss.";
    private const string OfHistory = "yyyy-MM-dd'T'" + OfDay;

    private static readonly TemporalUnit[] Times = Fractions(OfDay);
    private static readonly TemporalUnit[] Timestamps = Fractions(OfHistory);
    private static readonly TemporalUnit[] Instants = Fractions(OfHistory, "'Z'");

    private readonly long _least = -DateTime.UnixEpoch.Ticks / ticks;
    private readonly long _greatest = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticks;

    public static TemporalUnit Day { get; } = new("yyyy-MM-dd", TimeSpan.TicksPerDay);

    /// <summary>A fraction of a second, of a time of day; <see langword="null"/> for digits other than 3, 6 and 9.</summary>
    public static TemporalUnit? Time(int digits) => Find(Times, digits);

    /// <summary>A fraction of a second, of a time in history; <see langword="null"/> for digits other than 3, 6 and 9.</summary>
    public static TemporalUnit? Timestamp(int digits, bool isUtc) => Find(isUtc ? Instants : Timestamps, digits);

    /// <summary>Whether a time lies between the years 1 and 9999.</summary>
    public bool CanWrite(long count) => count / parts >= _least && count / parts <= _greatest;

    public string Write(long count) => DateTime.UnixEpoch.AddTicks(count / parts * ticks).ToString(format, CultureInfo.InvariantCulture);

    private static TemporalUnit[] Fractions(string before, string after = "") =>
    [
        new(before + "FFF" + after, TimeSpan.TicksPerMillisecond),
        new(before + "FFFFFF" + after, TimeSpan.TicksPerMicrosecond),
        new(before + "FFFFFFF" + after, ticks: 1, parts: 100),
    ];

    private static TemporalUnit? Find(TemporalUnit[] units, int digits) => digits is 3 or 6 or 9 ? units[(digits / 3) - 1] : null;
}
