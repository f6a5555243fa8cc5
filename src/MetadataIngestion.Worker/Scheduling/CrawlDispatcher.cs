using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Decides what becomes of a crawl whose turn has come.</summary>
internal sealed class CrawlDispatcher(
    ClusterState cluster, PausedSources paused, LiveCrawls live, ScheduledCrawls scheduled, RequestedCrawls requested, Timetable timetable)
{
    public async Task RunAsync(Firing firing, CancellationToken cancellationToken)
    {
        // What a pause holds: schedules are left out, and requests stay in the store until they are dispatched again.
        if (paused.Contains(firing.Source))
            return;

        if (Find(firing.Source) is { } source)
            await RunAsync(source, firing, cancellationToken);
        else if (IsForAnother(firing.Source))
            await timetable.HandBackAsync(firing, cancellationToken);
    }

    private async Task RunAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        if (firing.RequestId is { } id)
            await requested.RunAsync(source, id, cancellationToken);
        else
            await scheduled.RunAsync(source, firing, cancellationToken);
    }

    private ConfiguredSource? Find(string source)
    {
        var (snapshot, inForce) = cluster.Standing;
        return inForce && !live.Ending.IsCancellationRequested ? snapshot.Sources.GetValueOrDefault(source) : null;
    }

    private bool IsForAnother(string source)
    {
        var (snapshot, inForce) = cluster.Standing;
        return cluster.IsClustered && (!inForce || live.Ending.IsCancellationRequested || snapshot.Refused.ContainsKey(source));
    }
}
