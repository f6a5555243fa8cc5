using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Ends crawls that someone asked to be ended, on whichever worker they are under way. Safe to use from many threads.</summary>
internal sealed class CrawlCancellation(IMetadataStore store, LiveCrawls live, ILogger<CrawlCancellation> logger)
{
    private const int MostRuns = 1000;

    /// <summary>Ends the crawls of a source, those of this process at once and those of other workers when they look for it next.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> CancelAsync(string source, CancellationToken cancellationToken)
    {
        var here = live.Find(source);
        if (here is not null)
            await here.CancelAsync();

        return await CancelElsewhereAsync(source, here?.Run?.RunId, cancellationToken) || here is not null;
    }

    /// <summary>Ends the crawls of this process that callers of other workers asked to be ended.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var runs = live.All.Where(crawl => crawl.Run is not null).ToDictionary(crawl => crawl.Run!.RunId, StringComparer.Ordinal);
        if (store.Workers is not { } workers || runs.Count == 0)
            return;

        foreach (var runId in await workers.FindCancelledRunsAsync(runs.Keys, cancellationToken))
        {
            if (runs[runId].Token.IsCancellationRequested)
                continue;

            SchedulingLog.CancelledElsewhere(logger, runId);
            await runs[runId].CancelAsync();
        }
    }

    private async Task<bool> CancelElsewhereAsync(string source, string? here, CancellationToken cancellationToken)
    {
        if (store.Workers is not { } workers)
            return false;

        var any = false;
        var running = await store.ListRunsAsync(new RunQuery { Source = source, Status = RunStatus.Running, Limit = MostRuns }, cancellationToken);
        foreach (var run in running.Where(run => run.Worker is not null && run.RunId != here))
            any |= await workers.CancelRunAsync(run.RunId, cancellationToken);

        return any;
    }
}
