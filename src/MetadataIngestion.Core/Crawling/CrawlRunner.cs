using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Splitting;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Runs crawls: from a source through transformers, proposals and change detection into the store. Safe to use from many threads.</summary>
public sealed class CrawlRunner(IMetadataStore store, TimeProvider timeProvider, ILogger<CrawlRunner> logger)
{
    /// <summary>
    /// Crawls a source once. Failures of the source end up in the report; only failures of the store to begin or end the run are thrown.
    /// </summary>
    /// <param name="request">What to crawl, and how.</param>
    /// <param name="source">The source; the caller disposes it.</param>
    /// <param name="observer">Someone who watches; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the crawl; what was committed stays, nothing is removed, and the report says cancelled.</param>
    /// <returns>The report, which is also in the store unless the crawl is a preview.</returns>
    /// <exception cref="SourceBusyException">Another run of the source is under way.</exception>
    /// <exception cref="LeaseLostException">The right to crawl the source was lost before the report could be stored.</exception>
    /// <exception cref="StoreException">The run could not be begun or ended.</exception>
    public async Task<RunReport> RunAsync(CrawlRequest request, IMetadataSource source, ICrawlObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(source);
        var now = timeProvider.GetUtcNow();
        var start = new RunStart(RunId.New(request.Source.Name, now), request.Source.Name, now, request.RequestId)
        {
            Scope = request.Scope?.Text,
            Worker = request.Worker,
        };
        await using var session = request.Preview
            ? await store.BeginPreviewAsync(start, cancellationToken)
            : await store.BeginRunAsync(start, cancellationToken);
        using var logScope = CrawlLog.BeginRun(logger, start.Source, start.RunId);
        observer?.OnStarted(start);
        CrawlLog.Started(logger, start.Source, start.RunId);
        using var activity = CrawlTelemetry.StartRun(start);
        using var run = new CrawlRun(request, start, store, session, source, observer, timeProvider, logger);
        var report = await ExecuteAsync(run, request.Preview ? null : start, cancellationToken);

        // A report of a run that was cancelled must still reach the store.
        if (!request.Preview)
            await session.CompleteAsync(report, CancellationToken.None);

        CrawlTelemetry.Record(report, activity);
        CrawlLog.Ended(logger, report.Source, report.RunId, report.Status, report.Entities.Seen, report.Proposals.Emitted, report.DurationMs);
        return report;
    }

    /// <summary>Crawls one part of a source that another worker split, if there is one that nobody has. Failures of the source end up in the report of the run.</summary>
    /// <returns>Whether there was a part.</returns>
    /// <exception cref="StoreException">The store failed; the part is left to others.</exception>
    public Task<bool> TryRunPartAsync(PartWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new PartRunner(store, timeProvider, logger).TryRunAsync(work, cancellationToken);
    }

    /// <param name="run">The run.</param>
    /// <param name="start">How others know it; <see langword="null"/> when they do not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task<RunReport> ExecuteAsync(CrawlRun run, RunStart? start, CancellationToken cancellationToken)
    {
        if (start is null)
            return await run.ExecuteAsync(cancellationToken);

        await using var watch = new CancellationWatch(store, start, timeProvider, logger, cancellationToken);
        return await run.ExecuteAsync(watch.Token);
    }
}
