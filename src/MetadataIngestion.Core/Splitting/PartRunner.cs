using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Splitting;

/// <summary>Takes parts of runs and crawls them.</summary>
internal sealed class PartRunner(IMetadataStore store, TimeProvider timeProvider, ILogger logger)
{
    public ILogger Logger => logger;

    /// <summary>Crawls one part that nobody has.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> TryRunAsync(PartWork work, CancellationToken cancellationToken)
    {
        if (store.Parts is not { } parts || await parts.TryTakeAsync(work.Claim, cancellationToken) is not { } session)
            return false;

        await using (session)
        {
            using var scope = CrawlLog.BeginRun(logger, session.Start.Source, session.Start.RunId);
            await using var source = await work.OpenAsync();
            using var run = new PartRun(session, source, store, parts, work.Claim.Worker, timeProvider, logger);
            try
            {
                await run.ExecuteAsync(cancellationToken);
            }
            catch (LeaseLostException loss)
            {
                // Someone else has the part by now, or the whole source.
                CrawlLog.PartLost(logger, session.Part.Name, session.Start.Source, loss.Message);
            }
        }

        return true;
    }
}
