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

        if (await MismeasureAsync(cancellationToken) is { } clock)
            await timetable.HandBackAsync(firing, clock.Ahead, cancellationToken);
        else if (Find(firing.Source) is { } source)
            await RunAsync(source, firing, cancellationToken);
        else if (IsForAnother(firing.Source))
            await timetable.HandBackAsync(firing, ahead: default, cancellationToken);
    }

    /// <summary>How wrong the clock is by which a crawl's turn has come; <see langword="null"/> when it is right, or there is no other to compare it with.</summary>
    private async Task<ClockComparison?> MismeasureAsync(CancellationToken cancellationToken) =>
        cluster.Member is { } member && await member.CompareClocksAsync(cancellationToken) is var clock && clock.Exceeds(member.Options.MaxClockSkew) ? clock : null;

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
