using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Runs the crawls that schedules ask for: at their time or later, and again after failures that may go away.</summary>
internal sealed class ScheduledCrawls(
    ClusterState cluster, Timetable timetable, CrawlExecution execution, CoveredCrawls covered, TimeProvider timeProvider, ILogger<ScheduledCrawls> logger)
{
    // So long that whoever took over the source is likely done with it.
    private static readonly TimeSpan HandOverPause = TimeSpan.FromSeconds(2);

    public async Task RunAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        if (await IsMadeUpForAsync(source, firing, cancellationToken) || await PostponeAsync(source, firing, cancellationToken))
            return;

        if (firing.Attempt == 1)
            await timetable.CancelRetryAsync(source.Name, cancellationToken);

        var outcome = await execution.RunAsync(source, request: null, _ => Task.CompletedTask);
        if (cluster.IsClustered && (outcome.CutOff || outcome.Busy || outcome.StoreFailed))
            await HandOverAsync(source, firing, outcome);
        else if (outcome.MayGoAway && RetryDelays.After(firing.Attempt, source.Options.Retry) is { } delay)
            await RetryAsync(source, firing.Attempt, timeProvider.GetUtcNow() + delay, outcome.Detail, cancellationToken);
    }

    private async Task<bool> IsMadeUpForAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        if (!await covered.MakeUpForAsync(source, firing, cancellationToken))
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

    /// <summary>Lets whichever worker is free crawl the source, unless one that took over has done so by then.</summary>
    private async Task HandOverAsync(ConfiguredSource source, Firing firing, CrawlOutcome outcome)
    {
        var reason = outcome.Detail ?? "the worker that crawled it was stopped";
        await timetable.PostponeAsync(source, timeProvider.GetUtcNow() + HandOverPause, firing.DueAt, reason, CancellationToken.None);
        SchedulingLog.CutOff(logger, source.Name, firing.DueAt, reason);
    }

    private async Task RetryAsync(ConfiguredSource source, int attempt, DateTimeOffset at, string? reason, CancellationToken cancellationToken)
    {
        var detail = $"attempt {attempt} of {source.Options.Retry.MaxAttempts} failed: {reason}";
        await timetable.RetryAsync(source, attempt + 1, at, detail, cancellationToken);
        SchedulingLog.Retried(logger, attempt, source.Name, at, reason ?? "no reason was given");
    }
}
