using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Transforming;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

/// <summary>One run, from its first item to its report.</summary>
internal sealed class CrawlRun(
    CrawlRequest request,
    RunStart start,
    IRunSession session,
    IMetadataSource source,
    ICrawlObserver? observer,
    TimeProvider timeProvider,
    ILogger logger) : IDisposable
{
    private const int RemovalsPerCommit = 256;

    private readonly RunLedger _ledger = new();
    private readonly RunObservations _observations = new();
    private readonly AssetNormalizer _normalizer = new(new SourceContext(request.Source.Environment, start.StartedAt.ToUnixTimeMilliseconds()));

    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var began = timeProvider.GetTimestamp();
        var (status, cause) = await TryCrawlAsync(cancellationToken);
        return _ledger.ToReport(
            start,
            status,
            cause,
            timeProvider.GetElapsedTime(began),
            _observations.Scopes.CompleteCount,
            DecisionCounter.Sum(request.Source.Transformers));
    }

    public void Dispose() => _normalizer.Dispose();

    private async Task<(RunStatus Status, FailureCause? Cause)> TryCrawlAsync(CancellationToken cancellationToken)
    {
        try
        {
            var storing = new StoringStage(session, request, _observations, _ledger, observer);
            var pipeline = new CrawlPipeline(source, Context(), new NormalizingStage(request.Source, _normalizer, _observations, _ledger), storing);
            await pipeline.RunAsync(cancellationToken);
            NoteUnreportedScopes();
            var held = await RemoveAsync(storing, cancellationToken);
            return (held ? RunStatus.AwaitingApproval : _ledger.HasFailures ? RunStatus.PartiallySucceeded : RunStatus.Succeeded, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (RunStatus.Cancelled, null);
        }
        catch (Exception exception)
        {
            return (RunStatus.Failed, NoteFailure(exception));
        }
    }

    private CrawlContext Context() => new()
    {
        SourceName = request.Source.Name,
        Instance = request.Source.Instance,
        Filter = request.Source.Filter ?? AssetFilters.None,
        TimeProvider = timeProvider,
    };

    private FailureCause NoteFailure(Exception exception)
    {
        var cause = exception switch
        {
            RetriableSourceException => FailureCause.Retriable,
            SourceAccessDeniedException => FailureCause.AccessDenied,
            SourceConfigurationException => FailureCause.Configuration,
            StoreException => FailureCause.Store,
            _ => FailureCause.Unexpected,
        };
        if (cause == FailureCause.Unexpected)
            CrawlLog.UnexpectedFailure(logger, exception, request.Source.Name, start.RunId);

        _ledger.Fail(new Notice(request.Source.Name, exception.Message, (exception as SourceException)?.Remedy));
        return cause;
    }

    /// <summary>A scope that the source never spoke of again was not listed to its end.</summary>
    private void NoteUnreportedScopes()
    {
        foreach (var key in _observations.Scopes.Unreported(_normalizer.Containers.Paths))
        {
            _ledger.NoteIncomplete(new IncompleteScope(
                key.Replace(PathKey.Separator, '.'),
                IncompleteReason.Error,
                "The connector ended without saying whether it listed this scope to its end.",
                Remedy: null));
        }
    }

    private async Task<bool> RemoveAsync(StoringStage storing, CancellationToken cancellationToken)
    {
        var live = await session.CountLiveEntitiesAsync(cancellationToken);
        if (!request.Preview && live <= _observations.Seen.Count)
            return false;

        var planner = new RemovalPlanner(session, _observations, _normalizer.Containers, request.Source.Filter ?? AssetFilters.None);
        var plan = await planner.PlanAsync(cancellationToken);
        var held = !request.ApproveRemovals && plan.MustWait(request.Source.Removal, live);
        var removals = held ? [.. plan.Removals.Where(removal => removal.Reason == RemovalReasons.Renamed)] : plan.Removals;
        _ledger.SetKept(plan.Removals.Count - removals.Count, plan.KeptUnproven);
        foreach (var chunk in removals.Chunk(RemovalsPerCommit))
        {
            await CommitAsync(chunk, storing, cancellationToken);
        }

        return held;
    }

    private async Task CommitAsync(PlannedRemoval[] removals, StoringStage storing, CancellationToken cancellationToken)
    {
        var changes = new List<EntityChange>(removals.Length);
        foreach (var removal in removals)
        {
            var change = removal.ToChange();
            changes.Add(change);
            observer?.OnChange(EntityChangeKind.Removed, change);
        }

        await storing.CommitAsync(changes, cancellationToken);
        foreach (var removal in removals)
        {
            _ledger.CountRemoved(removal.Reason);
        }
    }
}
