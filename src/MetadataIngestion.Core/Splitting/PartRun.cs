using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Splitting;

/// <summary>The crawl of one part. A failure of the source is a result; whoever is cut off leaves none, so that another worker begins the part anew.</summary>
internal sealed class PartRun(
    IPartSession session, PartSource source, IMetadataStore store, IRunParts parts, string? worker, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    private readonly SourcePass _pass = new(new CrawlRequest(source.Definition), session.Start with { Worker = worker }, store, observer: null, timeProvider);

    /// <exception cref="LeaseLostException">The part is not this worker's any more.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        CrawlLog.PartStarted(logger, session.Part.Name, session.Start.Source, session.Start.RunId);
        var (status, cause) = await TryReadAsync(cancellationToken);
        var report = _pass.ToReport(status, cause);
        var inspectors = source.Definition.Inspectors.Cast<IPartInspector>();
        var findings = status == RunStatus.Failed ? [] : PartFindings.Of(_pass, inspectors);
        await session.CompleteAsync(new PartResult(report, findings), cancellationToken);
        CrawlLog.PartEnded(logger, session.Part.Name, session.Start.Source, status, report.Entities.Seen, report.Proposals.Emitted, report.DurationMs);
    }

    public void Dispose() => _pass.Dispose();

    private async Task<(RunStatus Status, FailureCause? Cause)> TryReadAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Lost);
        var memory = source.Definition.Memory is null ? null : new PartMemory(parts, session.Start.Source, session.Part.Name, logger);
        try
        {
            await _pass.ReadAsync(source.Source, session, new PartExtent(session.Part.Name, session.Part.Scopes), memory, stop.Token);
            return (_pass.Ledger.HasFailures ? RunStatus.PartiallySucceeded : RunStatus.Succeeded, null);
        }
        catch (OperationCanceledException) when (session.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LeaseLostException("It was not renewed in time, or the run is over.");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreException))
        {
            return (RunStatus.Failed, _pass.Fail(session.Part.Name, exception, logger));
        }
    }
}
