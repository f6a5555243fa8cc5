using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// Tells whether a crawl that was due is not needed any more. A worker that is alone knows from its own crawls; one of several asks the store, since any
/// worker may have made up for it.
/// </summary>
internal sealed class CoveredCrawls(IMetadataStore store, ClusterState cluster, CrawlTimes times, TimeProvider timeProvider)
{
    private const int LatestRuns = 20;

    public async Task<bool> MakeUpForAsync(ConfiguredSource source, Firing firing, CancellationToken cancellationToken)
    {
        if (firing.Group == TriggerGroups.Retry)
            return false;
        if (!cluster.IsClustered)
            return times.MakesUpFor(source.Name, firing.DueAt, source.Options.Misfire);

        var runs = await store.ListRunsAsync(new RunQuery { Source = source.Name, Limit = LatestRuns }, cancellationToken);
        var ended = runs.Where(run => run.Status != RunStatus.Running && !CrawlOutcome.Of(run).CutOff).ToList();
        return ended.Any(run => run.Scope is null && run.StartedAt >= firing.DueAt && run.StartedAt <= timeProvider.GetUtcNow())
            || (source.Options.Misfire == MisfirePolicy.Skip && ended.Any(run => PassedDuring(run, firing.DueAt)));
    }

    private static bool PassedDuring(RunReport run, DateTimeOffset due) =>
        run.StartedAt <= due && due < run.StartedAt + TimeSpan.FromMilliseconds(run.DurationMs);
}
