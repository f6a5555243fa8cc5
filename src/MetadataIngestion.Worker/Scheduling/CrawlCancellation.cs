using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Ends crawls that someone asked to be ended, in whichever process they are under way. Safe to use from many threads.</summary>
internal sealed class CrawlCancellation(IMetadataStore store, LiveCrawls live)
{
    /// <summary>Ends the crawl of a source: at once that of this process, which may not have a run yet, and that of another one when it looks for it next.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> CancelAsync(string source, CancellationToken cancellationToken)
    {
        var here = live.Find(source);
        if (here is not null)
            await here.CancelAsync();

        var any = here is not null;
        foreach (var run in await store.ListRunsAsync(new RunQuery { Source = source, Status = RunStatus.Running }, cancellationToken))
            any |= await store.CancelRunAsync(run.RunId, cancellationToken);

        return any;
    }
}
