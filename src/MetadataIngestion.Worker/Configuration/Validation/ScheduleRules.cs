using MetadataIngestion.Worker.Configuration.Options;
using Quartz;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks when a source is to be crawled.</summary>
internal static class ScheduleRules
{
    private const int MostAttempts = 100;
    private const int MostParts = 1000;

    private static readonly TimeSpan LongestJitter = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestCrawl = TimeSpan.FromDays(30);

    public static void Check(string path, SourceOptions source, TimeProvider timeProvider, SectionProblems problems)
    {
        CheckTimeZone(path, source, problems);
        CheckDurations(path, source, problems);
        BlackoutRules.Check(path, source, timeProvider, problems);
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

    private static void CheckDurations(string path, SourceOptions source, SectionProblems problems)
    {
        if (source.Jitter < TimeSpan.Zero || source.Jitter > LongestJitter)
            problems.Add($"{path}:Jitter", "must be from \"00:00:00\" to a day, \"1.00:00:00\".");
        if (source.MaxDuration <= TimeSpan.Zero || source.MaxDuration > LongestCrawl)
            problems.Add($"{path}:MaxDuration", "must be more than nothing and at most 30 days, \"30.00:00:00\".");
        if (source.Split is < 2 or > MostParts)
            problems.Add($"{path}:Split", $"must be from 2 to {MostParts}. Remove it for one worker to crawl all of the source.");
        if (source.Freshness <= TimeSpan.Zero)
            problems.Add($"{path}:Freshness", "must be more than nothing. Remove it for any age.");
        CheckRetry($"{path}:Retry", source.Retry, problems);
    }

    private static void CheckRetry(string path, RetryOptions retry, SectionProblems problems)
    {
        if (retry.MaxAttempts is < 1 or > MostAttempts)
            problems.Add($"{path}:MaxAttempts", $"must be from 1, which is never again, to {MostAttempts}.");
        if (retry.Delay <= TimeSpan.Zero)
            problems.Add($"{path}:Delay", "must be more than nothing.");
        if (retry.MaxDelay < retry.Delay || retry.MaxDelay > LongestCrawl)
            problems.Add($"{path}:MaxDelay", $"must be at least Delay, {retry.Delay:c}, and at most 30 days.");
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
