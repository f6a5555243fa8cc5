using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Crawls a source for the service: every failure becomes an outcome.</summary>
internal sealed class CrawlExecution(IngestionRuntime runtime, ClusterState cluster, LiveCrawls live, CrawlTimes times, PartCalls parts, MeshFollower mesh, ILogger<CrawlExecution> logger)
{
    private readonly SourceCrawler _crawler = new(runtime);

    /// <summary>Crawls a source to its end.</summary>
    /// <param name="source">The source; an edit of the configuration meanwhile does not change this crawl.</param>
    /// <param name="request">The request that asks for it; <see langword="null"/> for a scheduled crawl.</param>
    /// <param name="onStarted">Called once when the run begins.</param>
    public async Task<CrawlOutcome> RunAsync(ConfiguredSource source, AdHocRequest? request, Func<RunStart, Task> onStarted)
    {
        var began = runtime.TimeProvider.GetUtcNow();
        try
        {
            using var crawl = live.Begin(source.Name);
            var running = _crawler.CrawlAsync(source, crawlRequest => Complete(crawlRequest, source, request), crawl, crawl.Token);
            if (await Task.WhenAny(crawl.Started, running) == crawl.Started)
                await onStarted(await crawl.Started);

            var report = await running;
            if (report.Entities.Added + report.Entities.Removed > 0 || mesh.IsBehind(source.Name))
                mesh.Notify();
            return CrawlOutcome.Of(report);
        }
        catch (Exception exception)
        {
            return Describe(source, exception);
        }
        finally
        {
            times.Note(source.Name, began, runtime.TimeProvider.GetUtcNow(), covered: request?.Scope is null);
        }
    }

    private CrawlRequest Complete(CrawlRequest crawlRequest, ConfiguredSource source, AdHocRequest? request) => crawlRequest with
    {
        RequestId = request?.Id,
        Worker = cluster.Member?.Name,
        Scope = request?.Scope is { } scope ? CrawlScope.Parse(scope) : null,
        Split = cluster.IsClustered && source.Options.Split is { } atMost ? SplitOf(source, atMost) : null,
        WholeBecause = cluster.IsClustered || source.Options.Split is null ? null : "the service is not one of a cluster (Ingestion:Cluster)",
        ApproveRemovals = request?.ApproveRemovals ?? false,
        TimeLimit = source.Options.MaxDuration,
        ProcessEnding = live.Ending,
    };

    private CrawlSplit SplitOf(ConfiguredSource source, int atMost) => new(atMost, _crawler.WorkOn(source, cluster.Member?.Name))
    {
        CallForHelpAsync = (count, token) => parts.CallAsync(source, count, token),
    };

    private CrawlOutcome Describe(ConfiguredSource source, Exception exception)
    {
        if (exception is OperationCanceledException)
            return new CrawlOutcome(RunStatus.Cancelled) { CutOff = live.Ending.IsCancellationRequested };

        if (exception is SourceException or StoreException or PluginUnavailableException)
            SchedulingLog.NotCrawled(logger, source.Name, runtime.Redactor.Redact(exception.Message));
        else
            SchedulingLog.Unexpected(logger, exception, source.Name);

        return new CrawlOutcome(RunStatus.Failed, runtime.Redactor.Redact(exception.Message))
        {
            Busy = exception is SourceBusyException,
            CutOff = exception is LeaseLostException,
            StoreFailed = cluster.IsClustered && exception is StoreException and not SourceBusyException,
            MayGoAway = exception is SourceBusyException or LeaseLostException or RetriableSourceException || (cluster.IsClustered && exception is StoreException),
        };
    }
}
