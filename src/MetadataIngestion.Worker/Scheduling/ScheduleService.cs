using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// Keeps the timetable as the configuration in force wants it, from the start of the service, when it makes up for what was missed, to its end. A worker
/// whose configuration is not in force leaves the timetable to the others.
/// </summary>
internal sealed class ScheduleService(
    ClusterState cluster,
    IMetadataStore store,
    Timetable timetable,
    RequestIntake intake,
    PausedSources paused,
    LiveCrawls live,
    TimeProvider timeProvider,
    ILogger<ScheduleService> logger) : BackgroundService
{
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);
    private static readonly Dictionary<string, ConfiguredSource> Nothing = [];

    private IReadOnlyDictionary<string, ConfiguredSource> _applied = Nothing;
    private Standing _standing = cluster.Standing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _standing = cluster.Standing;
        var released = await store.Requests.ReleaseAbandonedAsync("The service ended while it ran; it begins again.", cancellationToken);
        if (released > 0)
            SchedulingLog.Released(logger, released);

        await paused.RefreshAsync(cancellationToken);
        if (_standing.InForce)
        {
            await ApplyAsync(_standing, cluster.StartedFirst ? timeProvider.GetUtcNow() : null, cancellationToken);
            if (cluster.StartedFirst)
                await CatchUpAsync(cancellationToken);
            await timetable.StartAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await timetable.StandByAsync(cancellationToken);
        await live.EndAsync();
        await timetable.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var known = _standing;
            _standing = await cluster.WaitForChangeAsync(known, stoppingToken);
            while (!await TryFollowAsync(_standing, anew: _standing.WrongClocks > known.WrongClocks, stoppingToken))
                await Task.Delay(StorePause, timeProvider, stoppingToken);
        }
    }

    /// <summary>A database that several workers share may be away for a moment just when something changes.</summary>
    private async Task<bool> TryFollowAsync(Standing standing, bool anew, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(standing, anew, cancellationToken);
            return true;
        }
        catch (Exception exception) when (cluster.IsClustered && exception is (StoreException or SchedulerException))
        {
            SchedulingLog.NotApplied(logger, exception.Message);
            return false;
        }
    }

    /// <param name="standing">The configuration and whether it is in force.</param>
    /// <param name="anew">
    /// Whether schedules are counted anew, because a clock that was ahead may have taken times that are still to come. Those of a moment ago are taken
    /// again; what was crawled for them already is found to be made up for.
    /// </param>
    /// <param name="cancellationToken">Cancels it.</param>
    private async Task FollowAsync(Standing standing, bool anew, CancellationToken cancellationToken)
    {
        if (standing.InForce)
        {
            await ApplyAsync(standing, anew ? timeProvider.GetUtcNow() - Overlap : null, cancellationToken);
            await timetable.StartAsync(cancellationToken);
        }
        else
        {
            await timetable.StandByAsync(cancellationToken);
            _applied = Nothing;
        }
    }

    private async Task ApplyAsync(Standing standing, DateTimeOffset? anew, CancellationToken cancellationToken)
    {
        var snapshot = standing.Snapshot;
        await timetable.LimitAsync(snapshot.Configuration.Ingestion.Scheduling.MaxConcurrentByType, cancellationToken);
        var known = await timetable.ListSourcesAsync(cancellationToken);
        var removed = known.Where(name => !snapshot.Sources.ContainsKey(name) && !snapshot.Refused.ContainsKey(name)).ToList();
        foreach (var name in removed)
            await timetable.RemoveAsync(name, cancellationToken);

        var changed = snapshot.Sources.Values.Where(source => anew is not null || _applied.GetValueOrDefault(source.Name)?.Fingerprint != source.Fingerprint).ToList();
        foreach (var source in changed)
            await timetable.PutAsync(source, anew, cancellationToken);

        var added = changed.Count(source => !_applied.ContainsKey(source.Name));
        _applied = snapshot.Sources;
        SchedulingLog.Applied(logger, added, changed.Count - added, removed.Count);
        foreach (var (source, reason) in snapshot.Refused)
            ClusterLog.Refused(logger, source, reason);
        await intake.FileAsync(snapshot, cancellationToken);
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var latest = (await store.ListLatestRunsAsync(succeeded: false, cancellationToken)).ToDictionary(run => run.Source, StringComparer.OrdinalIgnoreCase);
        foreach (var source in _applied.Values)
        {
            if (MissedSchedules.Find(source.Options, latest.GetValueOrDefault(source.Name), now) is not { } reason)
                continue;

            await timetable.PostponeAsync(source, now, now, reason, cancellationToken);
            SchedulingLog.Postponed(logger, source.Name, now, reason);
        }
    }
}
