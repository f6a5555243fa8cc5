using System.CommandLine.Parsing;
using System.Globalization;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Parses a time, or how long ago it was.</summary>
internal static class SinceParser
{
    public static Since? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (TryParseAge(text) is { } age)
            return new Since(Time: null, age);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return new Since(time, Age: default);

        result.AddError($"--since takes a date such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or an age such as 24h or 7d, not '{text}'.");
        return null;
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
