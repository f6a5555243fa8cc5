using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Keeps the timetable as the configuration in force wants it, from the start of the service, when it makes up for what was missed, to its end.</summary>
internal sealed class ScheduleService(
    CurrentConfiguration configuration,
    IMetadataStore store,
    Timetable timetable,
    RequestIntake intake,
    PausedSources paused,
    LiveCrawls live,
    TimeProvider timeProvider,
    ILogger<ScheduleService> logger) : BackgroundService
{
    private IReadOnlyDictionary<string, ConfiguredSource> _applied = new Dictionary<string, ConfiguredSource>();
    private long _revision;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var snapshot = configuration.Snapshot;
        var released = await store.Requests.ReleaseAllAsync("The service ended while it ran; it begins again.", cancellationToken);
        if (released > 0)
            SchedulingLog.Released(logger, released);

        await paused.RefreshAsync(cancellationToken);
        await ApplyAsync(snapshot, cancellationToken);
        await CatchUpAsync(cancellationToken);
        await timetable.StartAsync(cancellationToken);
        _revision = snapshot.Revision;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await live.EndAsync();
        await timetable.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var snapshot = await configuration.WaitForNewerAsync(_revision, stoppingToken);
            await ApplyAsync(snapshot, stoppingToken);
            _revision = snapshot.Revision;
        }
    }

    private async Task ApplyAsync(IngestionSnapshot snapshot, CancellationToken cancellationToken)
    {
        await timetable.LimitAsync(snapshot.Configuration.Ingestion.Scheduling.MaxConcurrentByType, cancellationToken);
        var removed = _applied.Keys.Where(name => !snapshot.Sources.ContainsKey(name)).ToList();
        foreach (var name in removed)
            await timetable.RemoveAsync(name, cancellationToken);

        var changed = snapshot.Sources.Values.Where(source => _applied.GetValueOrDefault(source.Name)?.Fingerprint != source.Fingerprint).ToList();
        foreach (var source in changed)
            await timetable.PutAsync(source, cancellationToken);

        var added = changed.Count(source => !_applied.ContainsKey(source.Name));
        _applied = snapshot.Sources;
        SchedulingLog.Applied(logger, added, changed.Count - added, removed.Count);
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
