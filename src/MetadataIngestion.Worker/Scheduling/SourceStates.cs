using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Says how sources stand.</summary>
internal sealed class SourceStates(ClusterState cluster, LiveCrawls live, PausedSources paused, TimeProvider timeProvider)
{
    private readonly DateTimeOffset _serviceStartedAt = timeProvider.GetUtcNow();

    /// <param name="name">The source's name.</param>
    /// <param name="options">The source.</param>
    /// <param name="pending">What waits for its time or turn.</param>
    /// <param name="latest">Its newest crawl that covered all of it.</param>
    /// <param name="good">Its newest good one.</param>
    /// <param name="running">Its crawl under way on any worker of the cluster.</param>
    public SourceStatus Describe(
        string name, SourceOptions options, IEnumerable<PendingCrawl> pending, RunReport? latest, RunReport? good, RunReport? running)
    {
        var next = pending.OrderBy(crawl => crawl.At).FirstOrDefault();
        var run = live.Find(name)?.Run ?? (running is null ? null : Elsewhere(running));
        return new SourceStatus(name, options.Type, StateOf(name, options, next, run))
        {
            Schedule = options.Schedule,
            TimeZone = SourceTime.ZoneOf(options).Id,
            NextRunAt = paused.Contains(name) ? null : next?.At,
            Detail = cluster.View.RefusedByAll().GetValueOrDefault(name) ?? next?.Reason,
            CurrentRun = run,
            Worker = running?.Worker,
            LastRun = latest,
            LastSuccessAt = good?.StartedAt,
            Freshness = options.Freshness,
            IsStale = options.Enabled && options.Freshness < timeProvider.GetUtcNow() - (good?.StartedAt ?? _serviceStartedAt),
        };
    }

    // Other workers tell how far they are when they check in.
    private CurrentRun Elsewhere(RunReport run)
    {
        var progress = cluster.View.Live.Select(worker => worker.Report.Progress.GetValueOrDefault(run.RunId)).FirstOrDefault(progress => progress != default);
        return new CurrentRun(run.RunId, run.StartedAt, run.RequestId, run.Scope, progress);
    }

    private SourceState StateOf(string name, SourceOptions options, PendingCrawl? next, CurrentRun? run)
    {
        if (run is not null)
            return SourceState.Running;
        if (!options.Enabled)
            return SourceState.Disabled;
        if (paused.Contains(name))
            return SourceState.Paused;

        var now = timeProvider.GetUtcNow();
        if (live.Find(name) is not null || next?.At <= now)
            return SourceState.Queued;
        if (next is { Group: TriggerGroups.Retry })
            return SourceState.Retrying;

        // What waits for chance to let it begin has a reason too, but no blackout.
        return next is { Group: TriggerGroups.Postponed or TriggerGroups.Request, Reason: not null } && BlackoutWindows.Of(options).EndAfter(now) is not null
            ? SourceState.BlackedOut
            : SourceState.Idle;
    }
}
