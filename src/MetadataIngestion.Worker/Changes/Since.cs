using System.Globalization;

namespace MetadataIngestion.Worker.Changes;

/// <summary>A time, or how long ago it was.</summary>
internal sealed record Since(DateTimeOffset? Time, TimeSpan Age)
{
    public DateTimeOffset At(TimeProvider timeProvider) => Time ?? timeProvider.GetUtcNow() - Age;

    /// <summary>Reads a date, a time, or an age such as <c>24h</c>; <see langword="null"/> for anything else.</summary>
    public static Since? TryParse(string text)
    {
        if (TryParseAge(text) is { } age)
            return new Since(Time: null, age);

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? new Since(time, Age: default) : null;
    }

    private static TimeSpan? TryParseAge(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;

        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' when count < 36_500 => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
