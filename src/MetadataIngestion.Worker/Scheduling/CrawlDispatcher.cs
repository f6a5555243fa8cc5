using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Decides what becomes of a crawl whose turn has come.</summary>
internal sealed class CrawlDispatcher(
    CurrentConfiguration configuration, PausedSources paused, LiveCrawls live, ScheduledCrawls scheduled, RequestedCrawls requested)
{
    public async Task RunAsync(Firing firing, CancellationToken cancellationToken)
    {
        // What a pause holds: schedules are left out, and requests stay in the store until they are dispatched again.
        if (live.Ending.IsCancellationRequested
            || paused.Contains(firing.Source)
            || !configuration.Snapshot.Sources.TryGetValue(firing.Source, out var source))
        {
            return;
        }

        if (firing.RequestId is { } id)
            await requested.RunAsync(source, id, cancellationToken);
        else
            await scheduled.RunAsync(source, firing, cancellationToken);
    }
}
