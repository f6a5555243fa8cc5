using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What can be asked of and done to the sources of a running service. Safe to use from many threads.</summary>
internal sealed class SourceControl(
    CurrentConfiguration configuration,
    IMetadataStore store,
    ClusterState cluster,
    Timetable timetable,
    CrawlCancellation cancellation,
    PausedSources paused,
    RequestIntake intake,
    SourceStates states)
{
    private const int MostRunning = 10_000;

    /// <summary>Every source of the configuration in force, by name.</summary>
    public async Task<IReadOnlyList<SourceStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var pending = await timetable.ListAsync(source: null, cancellationToken);
        var (latest, good) = (await LatestAsync(succeeded: false, cancellationToken), await LatestAsync(succeeded: true, cancellationToken));
        var running = await RunningAsync(cancellationToken);
        return [.. configuration.Snapshot.Configuration.Ingestion.Sources
            .OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase)
            .Select(source => states.Describe(
                source.Key,
                source.Value,
                pending[source.Key],
                latest.GetValueOrDefault(source.Key),
                good.GetValueOrDefault(source.Key),
                running.GetValueOrDefault(source.Key)))];
    }

    /// <summary>One source; <see langword="null"/> when the configuration has none of this name.</summary>
    public async Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken);
        return all.FirstOrDefault(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Files a request for a crawl of a source that exists, and gives it its turn.</summary>
    public async Task<FilingResult> TriggerAsync(AdHocRequest request, AdHocOrigin origin, CancellationToken cancellationToken)
    {
        var result = await store.Requests.FileAsync(request with { Source = NameOf(request.Source) ?? request.Source }, origin, cancellationToken);
        if (result.Outcome == FilingOutcome.Filed)
            await intake.DispatchAsync(result.Filed, cancellationToken);

        return result;
    }

    /// <summary>Stops the source's crawl under way, on whichever worker, at its next object.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> CancelAsync(string name, CancellationToken cancellationToken) => cancellation.CancelAsync(NameOf(name) ?? name, cancellationToken);

    /// <summary>Pauses a source; a crawl under way goes on.</summary>
    /// <returns>Whether that changed anything.</returns>
    public Task<bool> PauseAsync(string name, CancellationToken cancellationToken) => paused.SetAsync(NameOf(name) ?? name, paused: true, cancellationToken);

    /// <summary>Lets a paused source go on.</summary>
    /// <returns>Whether that changed anything.</returns>
    public Task<bool> ResumeAsync(string name, CancellationToken cancellationToken) => paused.SetAsync(NameOf(name) ?? name, paused: false, cancellationToken);

    /// <summary>The crawls under way on all workers, which only the store knows.</summary>
    private async Task<Dictionary<string, RunReport>> RunningAsync(CancellationToken cancellationToken)
    {
        if (!cluster.IsClustered)
            return [];

        var runs = await store.ListRunsAsync(new RunQuery { Status = RunStatus.Running, Limit = MostRunning }, cancellationToken);
        return runs.DistinctBy(run => run.Source).ToDictionary(run => run.Source, StringComparer.OrdinalIgnoreCase);
    }

    // The name as the configuration spells it, which the store goes by.
    private string? NameOf(string name) =>
        configuration.Snapshot.Configuration.Ingestion.Sources.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private async Task<Dictionary<string, RunReport>> LatestAsync(bool succeeded, CancellationToken cancellationToken) =>
        (await store.ListLatestRunsAsync(succeeded, cancellationToken)).ToDictionary(run => run.Source, StringComparer.OrdinalIgnoreCase);
}
