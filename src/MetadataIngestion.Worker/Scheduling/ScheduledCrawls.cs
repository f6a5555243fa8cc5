using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Runs the crawls that schedules ask for: at their time or later, and again after failures that may go away.</summary>
internal sealed class ScheduledCrawls(
    Timetable timetable, CrawlExecution execution, CrawlTimes times, TimeProvider timeProvider, ILogger<ScheduledCrawls> logger)
{
    public async Task RunAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        if (IsMadeUpFor(source, firing) || await PostponeAsync(source, firing, cancellationToken))
            return;

        if (firing.Attempt == 1)
            await timetable.CancelRetryAsync(source.Name, cancellationToken);

        var outcome = await execution.RunAsync(source, request: null, _ => Task.CompletedTask);
        if (outcome.MayGoAway && RetryDelays.After(firing.Attempt, source.Options.Retry) is { } delay)
            await RetryAsync(source, firing.Attempt, timeProvider.GetUtcNow() + delay, outcome.Detail, cancellationToken);
    }

    private bool IsMadeUpFor(ConfiguredSource source, Firing firing)
    {
        if (firing.Group == TriggerGroups.Retry || !times.MakesUpFor(source.Name, firing.DueAt, source.Options.Misfire))
            return false;

        SchedulingLog.LeftOut(logger, source.Name, firing.DueAt, "its time passed while the source was being crawled");
        return true;
    }

    /// <returns>Whether the crawl does not begin now.</returns>
    private async Task<bool> PostponeAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (BlackoutWindows.Of(source.Options).EndAfter(now) is { } end)
        {
            if (source.Options.Misfire == MisfirePolicy.Skip)
                SchedulingLog.LeftOut(logger, source.Name, firing.DueAt, $"there is a blackout until {SourceTime.Describe(end, source.Options)}");
            else
                await WaitForEndAsync(source, firing, end, cancellationToken);
            return true;
        }

        if (firing.Group != TriggerGroups.Schedule || source.Options.Jitter <= TimeSpan.Zero)
            return false;

        var later = now + (source.Options.Jitter * Random.Shared.NextDouble());
        await timetable.PostponeAsync(source, later, firing.DueAt, "it begins later by a time that chance picked", cancellationToken);
        return true;
    }

    private async Task WaitForEndAsync(ConfiguredSource source, Firing firing, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var reason = $"it waits for a blackout to end at {SourceTime.Describe(end, source.Options)}";
        await timetable.PostponeAsync(source, end, firing.DueAt, reason, cancellationToken);
        SchedulingLog.Postponed(logger, source.Name, end, reason);
    }

    private async Task RetryAsync(ConfiguredSource source, int attempt, DateTimeOffset at, string? reason, CancellationToken cancellationToken)
    {
        var detail = $"attempt {attempt} of {source.Options.Retry.MaxAttempts} failed: {reason}";
        await timetable.RetryAsync(source, attempt + 1, at, detail, cancellationToken);
        SchedulingLog.Retried(logger, attempt, source.Name, at, reason ?? "no reason was given");
    }
}
