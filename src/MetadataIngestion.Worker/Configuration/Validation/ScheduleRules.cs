using MetadataIngestion.Worker.Configuration.Options;
using Quartz;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks when a source is to be crawled.</summary>
internal static class ScheduleRules
{
    public static void Check(string path, SourceOptions source, TimeProvider timeProvider, SectionProblems problems)
    {
        CheckTimeZone(path, source, problems);
        if (source.Schedule is not { } schedule)
            return;

        try
        {
            if (CronExpression.Parse(schedule).GetNextValidTimeAfter(timeProvider.GetUtcNow()) is null)
                problems.Add($"{path}:Schedule", $"\"{schedule}\" lies in the past for ever. Change the year, or remove it.");
        }
        catch (FormatException exception)
        {
            problems.Add($"{path}:Schedule", $"\"{schedule}\" is not a cron expression. {exception.Message}");
        }
    }

    private static void CheckTimeZone(string path, SourceOptions source, SectionProblems problems)
    {
        if (source.TimeZone is not { } zone || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return;

        var known = TimeZoneInfo.GetSystemTimeZones().Select(candidate => candidate.Id);
        var hint = NearestName.Find(zone, known) is { } nearest ? $"Did you mean '{nearest}'?" : "Write a name such as Europe/Berlin.";
        problems.Add($"{path}:TimeZone", $"\"{zone}\" is not a time zone that this machine knows. {hint}");
    }
}
