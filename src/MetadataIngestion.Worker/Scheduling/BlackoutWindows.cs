using System.Globalization;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>When no crawl of a source begins. Immutable.</summary>
internal sealed class BlackoutWindows
{
    // Windows repeat every week: what has not ended by then never does.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(8);

    private readonly TimeZoneInfo _zone;
    private readonly IReadOnlyList<(IReadOnlyList<DayOfWeek> Days, TimeSpan From, TimeSpan To)> _windows;

    /// <param name="windows">Windows whose times <see cref="TryParse"/> accepts.</param>
    /// <param name="zone">The time zone that they are written in.</param>
    public BlackoutWindows(IEnumerable<BlackoutOptions> windows, TimeZoneInfo zone)
    {
        _zone = zone;
        _windows = [.. windows.Select(window => (window.Days, Parse(window.From), EndOf(window)))];
    }

    public static BlackoutWindows Of(SourceOptions options) => new(options.Blackouts, SourceTime.ZoneOf(options));

    /// <summary>Reads a time of day, such as <c>08:30</c>.</summary>
    public static bool TryParse(string? text, out TimeSpan time)
    {
        var parsed = TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var timeOfDay);
        time = timeOfDay.ToTimeSpan();
        return parsed;
    }

    /// <summary>
    /// When the blackout around a time ends, windows that follow each other without a gap taken together; <see langword="null"/> when there is none.
    /// </summary>
    public DateTimeOffset? EndAfter(DateTimeOffset time)
    {
        DateTimeOffset? end = null;
        for (var current = time; EndOfWindowAround(current) is { } next && current - time < LongestSearch; current = next)
            end = next;

        return end;
    }

    /// <summary>Whether there is any time left to crawl.</summary>
    public bool LeavesTimeAfter(DateTimeOffset time) => EndAfter(time) is not { } end || EndOfWindowAround(end) is null;

    private DateTimeOffset? EndOfWindowAround(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, _zone).DateTime;
        DateTimeOffset? end = null;
        foreach (var (days, from, to) in _windows)
        {
            foreach (var day in new[] { local.Date.AddDays(-1), local.Date })
            {
                var begins = days.Count == 0 || days.Contains(day.DayOfWeek);
                if (begins && local >= day + from && local < day + to && ToInstant(day + to) is var candidate && candidate > (end ?? time))
                    end = candidate;
            }
        }

        return end;
    }

    // A time that the clock leaves out in spring stands for the moment after the gap.
    private DateTimeOffset ToInstant(DateTime local)
    {
        while (_zone.IsInvalidTime(local))
            local = local.AddMinutes(1);

        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeSpan EndOf(BlackoutOptions window)
    {
        var (from, to) = (Parse(window.From), Parse(window.To));
        return to > from ? to : to + TimeSpan.FromDays(1);
    }

    private static TimeSpan Parse(string text) => TryParse(text, out var time) ? time : throw new FormatException($"\"{text}\" is not a time of day.");
}
