using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>The time that a source's schedule and blackouts are written in.</summary>
internal static class SourceTime
{
    public static TimeZoneInfo ZoneOf(SourceOptions options) =>
        options.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;

    /// <summary>A time for people, in the source's zone.</summary>
    public static string Describe(DateTimeOffset time, SourceOptions options) =>
        TimeZoneInfo.ConvertTime(time, ZoneOf(options)).ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture);
}
