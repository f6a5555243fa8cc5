using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks when a source is not to be crawled.</summary>
internal static class BlackoutRules
{
    public static void Check(string path, SourceOptions source, TimeProvider timeProvider, SectionProblems problems)
    {
        var sound = source.TimeZone is not { } zone || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
        for (var i = 0; i < source.Blackouts.Count; i++)
            sound &= CheckTimes($"{path}:Blackouts:{i}", source.Blackouts[i], problems);

        if (sound && !BlackoutWindows.Of(source).LeavesTimeAfter(timeProvider.GetUtcNow()))
            problems.Add($"{path}:Blackouts", "leave no time to crawl. Shorten one, or disable the source.");
    }

    private static bool CheckTimes(string path, BlackoutOptions blackout, SectionProblems problems)
    {
        var sound = CheckTime($"{path}:From", blackout.From, problems);
        return CheckTime($"{path}:To", blackout.To, problems) && sound;
    }

    // A time that is missing was noted when the options were bound.
    private static bool CheckTime(string path, string? text, SectionProblems problems)
    {
        if (BlackoutWindows.TryParse(text, out _))
            return true;

        if (text is not null)
            problems.Add(path, $"\"{text}\" is not a time of day. Write it as \"08:00\"; the end of the day is \"00:00\".");
        return false;
    }
}
